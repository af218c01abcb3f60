package dev.callside.payments.purchase;

import java.util.Locale;

/**
 * Where a purchase stands.
 *
 * <pre>
 * open → needs_card | needs_action → paid
 *   ↓         ↑ ↓
 *   └───→ declined   (a person tries again; an automatic top-up ends)
 * any of the unpaid → closing → cancelled | declined
 * </pre>
 */
public enum PurchaseState {
    /** We are making the PaymentIntent, or charging a saved card. */
    OPEN,
    /** A card is to be entered on the page. */
    NEEDS_CARD,
    /** The bank wants to see the card's holder. */
    NEEDS_ACTION,
    DECLINED,
    PAID,
    /** We are telling Stripe that it may not be paid any more; only Stripe's answer ends this. */
    CLOSING,
    CANCELLED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What Stripe's word can still change. */
    boolean unpaid() {
        return switch (this) {
            case OPEN, NEEDS_CARD, NEEDS_ACTION, DECLINED, CLOSING -> true;
            case PAID, CANCELLED -> false;
        };
    }
}
