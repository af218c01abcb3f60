package dev.callside.payments.purchase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Since when what was bought automatically counts: a day and a month as the practice's people see them. */
final class Caps {

    private Caps() {}

    static Instant day(Instant now, ZoneId zone) {
        return today(now, zone).atStartOfDay(zone).toInstant();
    }

    static Instant month(Instant now, ZoneId zone) {
        return today(now, zone).withDayOfMonth(1).atStartOfDay(zone).toInstant();
    }

    /** When the day's cap begins anew. */
    static Instant nextDay(Instant now, ZoneId zone) {
        return today(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    static Instant nextMonth(Instant now, ZoneId zone) {
        return today(now, zone)
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static LocalDate today(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }
}
