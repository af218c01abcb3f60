/** Signatures, hashes and secrets. */
package dev.callside.practice.crypto;
