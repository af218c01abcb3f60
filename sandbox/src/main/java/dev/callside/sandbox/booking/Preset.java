package dev.callside.sandbox.booking;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The time that the form begins with: tomorrow at ten or, if less than a day would be left, so that nobody would be reminded a
 * day before, at a later hour that people work at.
 */
final class Preset {

    private static final LocalTime FIRST = LocalTime.of(10, 0);
    private static final LocalTime LAST = LocalTime.of(17, 0);
    /** To fill the form in, and because nobody is reminded of what was booked a quarter of an hour ago. */
    private static final int MINUTES = 30;

    private Preset() {}

    static ZonedDateTime at(Instant now, ZoneId zone) {
        ZonedDateTime next = now.atZone(zone)
                .plusDays(1)
                .plusMinutes(MINUTES)
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        if (next.toLocalTime().isBefore(FIRST)) {
            return next.with(FIRST);
        }
        return next.toLocalTime().isAfter(LAST) ? next.plusDays(1).with(FIRST) : next;
    }
}
