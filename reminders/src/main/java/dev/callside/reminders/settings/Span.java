package dev.callside.reminders.settings;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Part of a day, from a time up to another one that no longer belongs to it. It passes midnight if it doesn't end after
 * it begins; {@code 00:00} as its end is midnight.
 */
public record Span(LocalTime from, LocalTime to) {

    private static final Pattern TIME = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d");

    public Span {
        if (!whole(from) || !whole(to)) {
            throw new IllegalArgumentException("from " + from + " to " + to + " is finer than a minute");
        }
    }

    public static Span of(int fromHour, int toHour) {
        return new Span(LocalTime.of(fromHour, 0), LocalTime.of(toHour, 0));
    }

    /** A time as it is written in a day of 24 hours: {@code 08:00}. */
    static Optional<LocalTime> time(String text) {
        return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    }

    private static boolean whole(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }

    public boolean contains(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** Whether it ends on the day it begins, at midnight at the latest. */
    boolean withinADay() {
        return from.isBefore(to) || to.equals(LocalTime.MIDNIGHT);
    }
}
