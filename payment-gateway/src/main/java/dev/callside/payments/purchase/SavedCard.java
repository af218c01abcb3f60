package dev.callside.payments.purchase;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A card as people know it.
 *
 * @param method Stripe's id
 * @param usual the one that is charged if no other is chosen
 * @param zone where the practice is
 */
public record SavedCard(
        UUID id,
        UUID payer,
        String method,
        String brand,
        String last4,
        int expMonth,
        int expYear,
        boolean usual,
        ZoneId zone) {

    /** A card is good until the end of the month that is on it, where its practice is. */
    boolean expired(Instant now) {
        return YearMonth.of(expYear, expMonth).isBefore(YearMonth.from(now.atZone(zone)));
    }
}
