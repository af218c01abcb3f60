/** Payments in a call, on the practice's own Stripe account. */
package dev.callside.payments;
