package dev.callside.reminders.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before or after, as iCalendar counts (<a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.6">RFC 5545,
 * 3.3.6</a>): days are nominal, the same time of day on another day, however long the days between are; hours and
 * minutes are exact. Days are counted first.
 *
 * @param exact whole minutes
 */
public record Offset(int days, Duration exact) implements Comparable<Offset> {

    /** The longest, hours and minutes included. */
    public static final int MOST_DAYS = 90;

    private static final long DAY = Duration.ofDays(1).toMinutes();
    private static final Pattern TEXT =
            Pattern.compile("P(?=.)(?:(\\d{1,4})W|(?:(\\d{1,4})D)?(?:T(?=.)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?)?)");
    private static final Comparator<Offset> ORDER =
            Comparator.comparingLong(Offset::length).thenComparingInt(Offset::days);

    public Offset {
        if (days < 0 || exact.isNegative() || !exact.equals(Duration.ofMinutes(exact.toMinutes()))) {
            throw new IllegalArgumentException("an offset of " + days + " days and " + exact);
        }
        if (!inRange(minutes(days, exact))) {
            throw new IllegalArgumentException("an offset of " + days + " days and " + exact + " is out of range");
        }
    }

    public static Offset ofDays(int days) {
        return new Offset(days, Duration.ZERO);
    }

    public static Offset ofHours(int hours) {
        return new Offset(0, Duration.ofHours(hours));
    }

    public static Offset ofMinutes(int minutes) {
        return new Offset(0, Duration.ofMinutes(minutes));
    }

    /** Reads {@code P1D}, {@code P1W}, {@code PT2H}, {@code P1DT30M}; none if it is no such text or out of range. */
    public static Optional<Offset> of(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var days = number(matcher, 1) * 7 + number(matcher, 2);
        var exact = Duration.ofHours(number(matcher, 3)).plusMinutes(number(matcher, 4));
        return inRange(minutes(days, exact)) ? Optional.of(new Offset(days, exact)) : Optional.empty();
    }

    /** Whether it is written as an offset is, although perhaps out of range. */
    static boolean written(String text) {
        return TEXT.matcher(text).matches();
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static long minutes(int days, Duration exact) {
        return days * DAY + exact.toMinutes();
    }

    private static boolean inRange(long minutes) {
        return 0 < minutes && minutes <= MOST_DAYS * DAY;
    }

    /** In minutes, as long as it is on most days. */
    long length() {
        return minutes(days, exact);
    }

    /** That long before a moment. Where clocks skip the time it is later by what they skip; of two, it is the first. */
    public Instant before(Instant moment, ZoneId zone) {
        return nominal(moment, zone, -days).minus(exact);
    }

    /** That long after a moment, with the same care as {@link #before}. */
    public Instant after(Instant moment, ZoneId zone) {
        return nominal(moment, zone, days).plus(exact);
    }

    /** Not by {@code ZonedDateTime.plusDays}: of two times it prefers the one with the offset of the day it came from. */
    private static Instant nominal(Instant moment, ZoneId zone, int days) {
        return days == 0
                ? moment
                : moment.atZone(zone)
                        .toLocalDateTime()
                        .plusDays(days)
                        .atZone(zone)
                        .toInstant();
    }

    @Override
    public int compareTo(Offset other) {
        return ORDER.compare(this, other);
    }

    /** One text for each offset, so that it can be a key: {@code P7D} for a week, {@code PT1H30M} for 90 minutes. */
    @Override
    public String toString() {
        var time = exact.isZero() ? "" : exact.toString().substring(1);
        return days == 0 ? "P" + time : "P" + days + "D" + time;
    }
}
