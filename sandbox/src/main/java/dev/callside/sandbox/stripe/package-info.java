/** A Stripe on the one machine: its API, its web pages, its Stripe.js and its webhooks, and ways to make them fail. */
package dev.callside.sandbox.stripe;
