package dev.callside.payments.purchase;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a purchase is made of before it is stored. */
record NewPurchase(
        PurchaseId id,
        UUID payer,
        Origin origin,
        Goods goods,
        BigDecimal price,
        long typed,
        long amount,
        String currency,
        Optional<UUID> card,
        boolean saveCard,
        String buyer,
        Locale locale,
        Optional<String> receiptTo) {

    /** Whether the stored one asks for the same: what makes a repeated submission the same one. */
    boolean same(Purchase stored) {
        return stored.origin() == origin
                && stored.payer().equals(payer)
                && stored.goods().target().equals(goods.target())
                && stored.typed() == typed
                && stored.card().equals(card)
                && stored.saveCard() == saveCard;
    }
}
