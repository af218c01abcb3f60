/** Amounts that Stripe takes: how small, how large, in which steps. */
package dev.callside.payments.money;
