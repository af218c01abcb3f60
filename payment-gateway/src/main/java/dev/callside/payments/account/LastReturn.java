package dev.callside.payments.account;

import java.time.Instant;

/** How, and when, a manager of the practice came back from Stripe last. */
public record LastReturn(LinkReturn outcome, Instant at) {}
