package dev.callside.payments.purchase;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;

/**
 * A saved card as people know it.
 *
 * @param usual charged if no other is chosen; named {@code default} in JSON
 */
public record CardView(
        String id,
        String brand,
        String last4,
        int expMonth,
        int expYear,
        @JsonbProperty("default") boolean usual,
        boolean expired) {

    static CardView of(SavedCard card, Instant now) {
        return new CardView(
                card.id().toString(),
                card.brand(),
                card.last4(),
                card.expMonth(),
                card.expYear(),
                card.usual(),
                card.expired(now));
    }
}
