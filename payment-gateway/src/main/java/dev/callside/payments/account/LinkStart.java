package dev.callside.payments.account;

/** What *Go to Stripe* comes to. */
public sealed interface LinkStart {

    /**
     * Stripe's page, to be opened in a window of its own.
     *
     * @param attempt what a {@link ReturnedAttempt} will name
     */
    record Go(String url, String attempt) implements LinkStart {}

    /** The operator has not switched payments on. */
    record NotEnabled() implements LinkStart {}

    /** A new account needs an e-mail address, and this is none. */
    record NoAddress() implements LinkStart {}

    /** Stripe makes no account for this practice, or has no form for it: it would say so again. */
    record Refused() implements LinkStart {}

    record NoAnswer() implements LinkStart {}
}
