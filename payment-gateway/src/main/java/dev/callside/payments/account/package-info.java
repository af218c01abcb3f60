/** The practice's own Stripe account: linking, its state, removing it. */
package dev.callside.payments.account;
