package dev.callside.payments.request;

import java.util.Optional;

/**
 * A PaymentIntent as Stripe showed it at one moment.
 *
 * @param clientSecret lets a browser confirm it; handed to the patient's page, never stored
 * @param requestId our id in its metadata
 * @param card of the charge, once there is one that succeeded
 */
public record Intent(
        String id,
        Status status,
        String clientSecret,
        Optional<String> requestId,
        Optional<Failure> failure,
        Optional<Card> card) {

    /** Stripe's <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">states</a>, without the ones that
     * a card payment which is captured at once can't have. */
    public enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_CONFIRMATION,
        REQUIRES_ACTION,
        PROCESSING,
        SUCCEEDED,
        CANCELED
    }

    /**
     * Why the last try failed.
     *
     * @param code the decline code where there is one, else the error's code
     * @param method the payment method that failed; each try has its own
     */
    public record Failure(String code, String method) {}
}
