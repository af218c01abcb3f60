/** Whose rows a transaction may see: it names a role and, mostly, a practice, or the database refuses it. */
package dev.callside.practice.tenancy;
