package dev.callside.payments.account;

import java.time.Instant;

/**
 * How, and when, a manager of the practice came back from Stripe.
 *
 * @param attempt which page sent them there, as it was told when they left
 */
public record ReturnedAttempt(String attempt, LinkReturn outcome, Instant at) {}
