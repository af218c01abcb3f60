package dev.callside.payments.request;

import java.util.Optional;
import java.util.UUID;

/** What a look at Stripe means for a request. */
sealed interface Change {

    /** Stripe knows nothing that we don't. */
    record Nothing() implements Change {}

    /**
     * Stripe has the money.
     *
     * @param attempt the try that paid, where Stripe knows it
     */
    record Paid(Optional<Card> card, Optional<UUID> attempt) implements Change {}

    record Declined(Intent.Failure failure) implements Change {}

    /** The bank wants to see the patient. */
    record Authenticate() implements Change {}

    /** The patient's browser said that it would pay, but nothing came to Stripe: it may be tried again. */
    record NeverCame() implements Change {}

    /** It can't be paid any more. */
    record Closed(RequestState as) implements Change {}

    /** Paid although it was closed: the money goes back. */
    record RefundDue() implements Change {}
}
