package dev.callside.payments.purchase;

import dev.callside.payments.request.Card;
import dev.callside.payments.request.Intent;
import java.time.Instant;
import java.util.Optional;

/** What a look at Stripe means for a purchase. */
sealed interface PurchaseChange {

    /** Stripe knows nothing that we don't. */
    record Nothing() implements PurchaseChange {}

    /**
     * It was charged.
     *
     * @param at by Stripe's clock; empty where it does not say so
     */
    record Paid(Optional<Card> card, Optional<Instant> at) implements PurchaseChange {}

    record Declined(Intent.Failure failure) implements PurchaseChange {}

    /** The bank wants to see the card's holder; where nobody is there, the failure says so. */
    record NeedsAction(Optional<Intent.Failure> failure) implements PurchaseChange {}

    /** A card is to be entered on the page. */
    record NeedsCard() implements PurchaseChange {}

    /** It can't be paid any more. */
    record Closed(PurchaseState as) implements PurchaseChange {}
}
