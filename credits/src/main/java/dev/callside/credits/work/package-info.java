/** The persistence unit of this module. */
package dev.callside.credits.work;
