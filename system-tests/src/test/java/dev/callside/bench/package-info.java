/** How fast it is: programs that print a table, run with {@code ./bench} and never by the tests. */
package dev.callside.bench;
