/** The rules of the house that a compiler does not know, checked on the sources and classes of all modules. */
package dev.callside.tidy;
