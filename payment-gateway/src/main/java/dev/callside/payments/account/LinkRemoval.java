package dev.callside.payments.account;

/** What removing the link to Stripe came to. */
public sealed interface LinkRemoval {

    /** It is gone, or there was none. */
    record Removed() implements LinkRemoval {}

    /** Requests that are not finished still need it; nothing was changed. */
    record StillNeeded(long requests) implements LinkRemoval {}
}
