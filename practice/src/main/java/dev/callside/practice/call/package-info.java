/** The calls that a host tells us of, and who is in them. */
package dev.callside.practice.call;
