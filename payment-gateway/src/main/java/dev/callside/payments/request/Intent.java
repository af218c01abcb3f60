package dev.callside.payments.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A PaymentIntent as Stripe showed it at one moment.
 *
 * @param clientSecret lets a browser confirm it; handed to the patient's page, never stored
 * @param ourId the request's or purchase's id in its metadata
 * @param card of the charge, once there is one that succeeded
 * @param chargedAt when that was, by Stripe's clock, in whole seconds
 * @param attempt our id of the try that its status and failure are about, where the page that took the card named it
 */
public record Intent(
        String id,
        Status status,
        String clientSecret,
        Optional<String> ourId,
        Optional<Failure> failure,
        Optional<Card> card,
        Optional<Instant> chargedAt,
        Optional<UUID> attempt) {

    /**
     * Stripe's <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">states</a> of a card payment that is
     * captured at once. On the same account there are intents of other systems, which have others.
     */
    public enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_CONFIRMATION,
        REQUIRES_ACTION,
        PROCESSING,
        SUCCEEDED,
        CANCELED,
        /** One that no intent of ours has, such as {@code requires_capture}. */
        OTHER
    }

    /**
     * Why the last try failed.
     *
     * @param code the decline code where there is one, else the error's code
     * @param method the payment method that failed; each try has its own
     */
    public record Failure(String code, String method) {}
}
