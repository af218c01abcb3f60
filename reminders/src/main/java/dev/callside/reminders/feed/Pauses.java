package dev.callside.reminders.feed;

import java.time.Duration;

/** How long to wait before a calendar is read again. */
final class Pauses {

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 16;

    private Pauses() {}

    /** @param failures one after the other; each doubles the pause, up to six hours */
    static Duration after(int failures, Duration interval) {
        var longest = LONGEST.compareTo(interval) > 0 ? LONGEST : interval;
        var pause = interval.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1)));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
