/** All talking with Stripe; nothing else here knows its library. */
package dev.callside.payments.stripe;
