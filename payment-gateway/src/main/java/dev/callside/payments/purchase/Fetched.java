package dev.callside.payments.purchase;

import dev.callside.payments.stripe.StripeAnswer;

/** What Stripe's list of a customer's cards came to. */
enum Fetched {
    /** Kept, or forgotten with a customer that was deleted. */
    ALL,
    /** Stripe knows no such customer: the key may be another account's by mistake, so nothing that it says is about ours. */
    STRANGE,
    UNANSWERED;

    /**
     * Of a list that was refused.
     *
     * @param deleted whether the customer was
     */
    static Fetched refused(StripeAnswer<Boolean> deleted) {
        if (deleted instanceof StripeAnswer.Unknown) {
            return UNANSWERED;
        }
        return deleted instanceof StripeAnswer.Refused ? STRANGE : ALL;
    }
}
