/** Levels of credits over REST: what they have, what is set for them, and what happened to them. */
package dev.callside.payments.credits;
