package dev.callside.reminders.ical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time of a calendar, as its clock shows it.
 *
 * @param rules of that clock
 */
record EventTime(LocalDateTime local, ZoneRules rules) {

    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final int FIRST_YEAR = 1601;
    private static final int LAST_YEAR = 2200;
    private static final int LEAP_SECOND = 60;
    private static final ZoneRules UTC = ZoneOffset.UTC.getRules();

    /** @param rules of the zone that its line names, which does not count for a time in UTC */
    static Optional<EventTime> of(String text, ZoneRules rules) {
        return local(text).map(local -> new EventTime(local, text.strip().endsWith("Z") ? UTC : rules));
    }

    static Optional<LocalDateTime> local(String text) {
        var time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        var second = Integer.parseInt(time.group(6));
        return date(time.group(1) + time.group(2) + time.group(3)).flatMap(date -> {
            try {
                return Optional.of(date.atTime(
                        Integer.parseInt(time.group(4)),
                        Integer.parseInt(time.group(5)),
                        second == LEAP_SECOND ? LEAP_SECOND - 1 : second));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    static Optional<LocalDate> date(String text) {
        var date = DATE.matcher(text.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(date.group(1)),
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(3))))
                    .filter(found -> found.getYear() >= FIRST_YEAR && found.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * When that is. Of two times when clocks are put back, the first is meant; one that they skip is as if they had not been
     * put forward (RFC 5545, 3.3.5).
     */
    Instant instant() {
        return instant(local, rules);
    }

    static Instant instant(LocalDateTime local, ZoneRules rules) {
        var change = rules.getTransition(local);
        return local.toInstant(change == null ? rules.getOffset(local) : change.getOffsetBefore());
    }
}
