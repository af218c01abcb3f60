/** Texts for people, in their language. */
package dev.callside.practice.text;
