package dev.callside.sandbox.stripe;

import java.util.Optional;

/** Carries a {@link StripeError} out of a call, which takes back whatever the call has changed. */
final class Refused extends RuntimeException {

    private final transient StripeError error;

    Refused(StripeError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    StripeError error() {
        return error;
    }

    /** Ends the call if a rule found something wrong. */
    static void unlessFine(Optional<StripeError> refusal) {
        refusal.ifPresent(error -> {
            throw new Refused(error);
        });
    }
}
