/** What tests of credits, here and in the modules that build on them, have in common. */
package dev.callside.credits.testing;
