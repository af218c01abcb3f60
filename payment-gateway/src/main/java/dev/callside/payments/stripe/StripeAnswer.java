package dev.callside.payments.stripe;

import java.util.function.Function;

/** What a call to Stripe came to. A lost answer is a value of its own, because it is neither yes nor no. */
public sealed interface StripeAnswer<T> {

    /** The code of a refusal to speak of an account that we are not, or no longer, connected to. */
    String ACCOUNT_INVALID = "account_invalid";

    /** The code of a refusal because Stripe has something no more, or never had it. */
    String RESOURCE_MISSING = "resource_missing";

    /** What follows from one that is known; otherwise the same. */
    default <R> StripeAnswer<R> then(Function<T, StripeAnswer<R>> next) {
        if (this instanceof Known<T> known) {
            return next.apply(known.value());
        }
        return this instanceof Refused<T> refused
                ? new Refused<>(refused.code())
                : new Unknown<>(((Unknown<T>) this).reason());
    }

    record Known<T>(T value) implements StripeAnswer<T> {}

    /**
     * Stripe said no, for good.
     *
     * @param code Stripe's error or decline code, for programs
     */
    record Refused<T>(String code) implements StripeAnswer<T> {

        /** Stripe has not what the call names, or something that it names. */
        public boolean missing() {
            return code.equals(RESOURCE_MISSING);
        }
    }

    /**
     * No answer, or one that says nothing: it may have happened or not. To be asked again with the same key.
     *
     * @param reason for the log
     */
    record Unknown<T>(String reason) implements StripeAnswer<T> {

        static final String KEY_REFUSED = "the secret key was refused";
        public static final String NOT_PERMITTED = "the secret key lacks a permission";

        boolean notPermitted() {
            return reason.equals(NOT_PERMITTED);
        }

        /** Stripe looked at our key and at nothing else: what was asked for has not happened. */
        public boolean ofTheKey() {
            return reason.equals(KEY_REFUSED) || notPermitted();
        }
    }
}
