/** Paying for messages: reserved when one is handed to a provider, spent when it was taken, free again when not. */
package dev.callside.credits.spend;
