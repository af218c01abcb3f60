package dev.callside.payments.request;

import java.util.Locale;

/**
 * Where a request stands.
 *
 * <pre>
 * requested → opened → paying → paid (→ refunded)
 *                ↑        ↓
 *                └─ declined
 * opened → paying | declined | paid, and declined → paid, when Stripe speaks late of a try
 * any of the unpaid → closing → cancelled | expired (→ refunded, if Stripe was paid all the same)
 * </pre>
 */
public enum RequestState {
    REQUESTED,
    /** The patient has pressed *Pay now*. */
    OPENED,
    /** The card is with Stripe, or on its way there. */
    PAYING,
    DECLINED,
    PAID,
    /** We are telling Stripe that it may not be paid any more; only Stripe's answer ends this. */
    CLOSING,
    CANCELLED,
    EXPIRED,
    REFUNDED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Still to be paid, and not being closed. */
    public boolean open() {
        return switch (this) {
            case REQUESTED, OPENED, PAYING, DECLINED -> true;
            case PAID, CLOSING, CANCELLED, EXPIRED, REFUNDED -> false;
        };
    }
}
