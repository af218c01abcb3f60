/** Texts with placeholders that people write for their messages, and how one is filled in, whatever it is about. */
package dev.callside.practice.copy;
