/** Amounts that Stripe takes: how small, how large, in which steps. */
package dev.callside.practice.money;
