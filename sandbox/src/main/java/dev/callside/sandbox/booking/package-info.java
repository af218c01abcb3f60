/** The stand-in of a practice's own software: books appointments, and tells Callside of them by its public API. */
package dev.callside.sandbox.booking;
