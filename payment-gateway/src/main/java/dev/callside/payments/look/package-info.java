/** How we ask Stripe what became of something, until we know: the parts that requests and purchases share. */
package dev.callside.payments.look;
