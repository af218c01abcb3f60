package dev.callside.payments.purchase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Purchases of links in mails. Our signature on the link is the proof; it is for one purchase, and not for ever. */
@Dependent
class LinkedPurchases {

    private final CompleteLinks links;
    private final Purchases purchases;
    private final Clock clock;

    @Inject
    LinkedPurchases(CompleteLinks links, Purchases purchases, Clock clock) {
        this.links = links;
        this.purchases = purchases;
        this.clock = clock;
    }

    /** What a link leads to. */
    sealed interface Found {

        /** It can be seen and completed. */
        record Open(Purchase purchase) implements Found {}

        /** Its time is over, whatever has become of the purchase. */
        record Over() implements Found {}

        /** None of ours. */
        record Unknown() implements Found {}
    }

    Found find(String token) {
        return links.read(token).map(this::find).orElseGet(Found.Unknown::new);
    }

    private Found find(CompleteLinks.Link link) {
        var purchase = purchases.find(link.practice(), link.purchase());
        if (purchase.isEmpty()) {
            return new Found.Unknown();
        }
        return clock.instant().isAfter(link.until()) ? new Found.Over() : new Found.Open(purchase.get());
    }
}
