package dev.callside.reminders.dispatch;

import java.time.Duration;

/**
 * How many messages are claimed and how many of them are handed over in one step: as many as went lately in a quarter of a second, the wait
 * for their turn included. So a step costs a fast carrier little, and whoever dies with a slow one leaves few in doubt.
 */
final class Stride {

    static final int LEAST = 16;
    static final int LONGEST = 500;

    private static final Duration TIME = Duration.ofMillis(250);
    private static final int STEPS_OF_A_CLAIM = 10;
    /** So that what is claimed is on its way long before its lease is over, also where a number sends little in a second. */
    private static final Duration LONGEST_CLAIM = Dispatcher.LEASE.dividedBy(2);

    private int length = LEAST;
    private long nanosEach;

    synchronized int length() {
        return length;
    }

    /** How many of a channel are claimed at once. */
    synchronized int claim() {
        var fit = LONGEST_CLAIM.toNanos() / Math.max(1, nanosEach);
        return (int) Math.max(1, Math.min(fit, Math.min(LONGEST, STEPS_OF_A_CLAIM * length)));
    }

    /** So many went in that time. A few that went quickly don't say that many more would. */
    synchronized void took(int messages, Duration time) {
        var fit = messages * TIME.toNanos() / Math.max(1, time.toNanos());
        var next = fit < length ? fit : Math.max(length, Math.min(fit, 2L * messages));
        length = (int) Math.max(LEAST, Math.min(LONGEST, next));
        nanosEach = time.toNanos() / Math.max(1, messages);
    }
}
