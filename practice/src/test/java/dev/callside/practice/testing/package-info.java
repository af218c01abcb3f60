/** The real PostgreSQL for tests of this module and of those that build on it. */
package dev.callside.practice.testing;
