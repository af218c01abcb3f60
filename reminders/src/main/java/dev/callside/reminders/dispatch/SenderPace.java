package dev.callside.reminders.dispatch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the parts of SMS that a sender hands over within those that its provider takes in a second, on all nodes together. Turns
 * are taken in the database, each for a tenth of a second's parts, so that it is asked ten times a second however many go out.
 */
final class SenderPace {

    private static final int TURNS_PER_SECOND = 10;

    private final Turns turns;
    private final int perSecond;

    private long begins;
    private int left;

    SenderPace(Turns turns, int perSecond) {
        this.turns = turns;
        this.perSecond = perSecond;
    }

    /** Where the nodes line up. */
    interface Turns {
        /** Takes the next turn of that length; how long until it begins. */
        Duration take(double seconds);
    }

    /** Returns when that many parts may be handed over. Outside of a transaction. */
    void await(int parts) {
        var when = when(parts);
        for (var left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized long when(int parts) {
        if (left < parts) {
            var turn = Math.max(parts, perSecond / TURNS_PER_SECOND);
            var wait = turns.take((double) turn / perSecond);
            begins = System.nanoTime() + wait.toNanos();
            left = turn;
        }
        left -= parts;
        return begins;
    }
}
