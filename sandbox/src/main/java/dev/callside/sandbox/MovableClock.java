package dev.callside.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time of the sandbox: the machine's, or as far ahead of it as somebody has moved it. How far survives a restart;
 * in the demo Callside's own time is moved with it, or neither would believe the other's signatures.
 */
public final class MovableClock extends Clock {

    private static final Duration FURTHEST = Duration.ofDays(3660);

    private final Db db;
    private final Clock machine;
    private volatile Duration ahead;

    MovableClock(Db db, Clock machine) {
        this.db = db;
        this.machine = machine;
        this.ahead = db.first("select ahead_ms from sandbox.clock", row -> Duration.ofMillis(row.getLong(1)))
                .orElse(Duration.ZERO);
    }

    /** How far the time is ahead of the machine's. */
    public Duration ahead() {
        return ahead;
    }

    /** False if it would be no move at all, a move back, or one beyond ten years; then nothing has changed. */
    public synchronized boolean forward(Duration by) {
        if (by.isNegative() || by.isZero() || by.compareTo(FURTHEST.minus(ahead)) > 0) {
            return false;
        }
        set(ahead.plus(by));
        return true;
    }

    /** Back to the machine's time. What happened in the future has happened all the same. */
    public synchronized void back() {
        set(Duration.ZERO);
    }

    private void set(Duration wanted) {
        db.update("update sandbox.clock set ahead_ms = ?", wanted.toMillis());
        db.query("select 1 from sandbox.move_product(?)", row -> "", wanted.toSeconds());
        ahead = wanted;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nothing here asks for a zone");
    }
}
