package dev.callside.payments.purchase;

import dev.callside.payments.request.Card;
import dev.callside.plugin.PracticeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is bought.
 *
 * @param price of one unit in the currency's major unit, as it was at that moment
 * @param typed the amount that was asked for
 * @param amount what is charged; Stripe's integer, like {@code typed}
 * @param card a saved one; empty where a card is entered on the page
 * @param method Stripe's id of the saved card, as long as it is not removed
 * @param buyer by name, or a worker
 * @param confirms how often a person asked to complete what the bank stopped
 * @param failure code of the last decline, or why Stripe did not take the purchase at all
 * @param unknownSince since when Stripe owes us an answer
 * @param refusedSince since when it answers that it won't show us the intent, or won't make one with our key; always unknown
 *     then
 * @param receiptTo who gets the receipt beside those whom the goods name
 * @param refunded how much of it was given back, Stripe's integer
 * @param disputed whether its payment was disputed with the card's bank, however that has ended
 */
public record Purchase(
        PracticeId practice,
        PurchaseId id,
        UUID payer,
        Origin origin,
        Goods goods,
        BigDecimal price,
        long typed,
        long amount,
        String currency,
        Optional<UUID> card,
        Optional<String> method,
        boolean saveCard,
        String buyer,
        Locale locale,
        PurchaseState state,
        int version,
        Optional<String> intent,
        Optional<PurchaseState> closingAs,
        int confirms,
        Optional<String> failure,
        Optional<String> failedMethod,
        Optional<Card> charged,
        Optional<String> receiptNumber,
        Optional<Instant> unknownSince,
        Optional<Instant> refusedSince,
        Instant createdAt,
        Optional<Instant> paidAt,
        Optional<String> receiptTo,
        long refunded,
        boolean disputed) {

    boolean automatic() {
        return origin == Origin.TOP_UP;
    }

    /** Nothing can happen to it any more. A person may try again after a decline, an automatic top-up ends with it. */
    boolean over() {
        return !state.unpaid() || (state == PurchaseState.DECLINED && automatic());
    }
}
