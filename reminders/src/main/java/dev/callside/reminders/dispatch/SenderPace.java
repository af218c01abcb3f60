package dev.callside.reminders.dispatch;

import java.time.Duration;

/**
 * Keeps the parts of SMS that a sender hands over within those that its provider takes in a second, on all nodes together. Turns
 * are taken in the database, each for a tenth of a second's parts at least, so that it is not asked for each message.
 */
final class SenderPace {

    private static final int TURNS_PER_SECOND = 10;
    /** Far less than a claim lasts, also if several nodes stand in line. */
    private static final int LONGEST_TURN_SECONDS = 5;

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

    int mostParts() {
        return LONGEST_TURN_SECONDS * perSecond;
    }

    /** How long until that many parts may be handed over. Outside of a transaction. */
    synchronized Duration turn(int parts) {
        if (left < parts) {
            var turn = Math.max(parts, perSecond / TURNS_PER_SECOND);
            var wait = turns.take((double) turn / perSecond);
            begins = System.nanoTime() + wait.toNanos();
            left = turn;
        }
        left -= parts;
        return Duration.ofNanos(Math.max(0, begins - System.nanoTime()));
    }
}
