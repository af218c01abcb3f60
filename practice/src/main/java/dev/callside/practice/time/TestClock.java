package dev.callside.practice.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's time, or as far ahead of it as a demo or a test has moved it. */
final class TestClock extends Clock {

    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    TestClock(Clock machine) {
        this.machine = machine;
    }

    /** False if it was as far ahead before. */
    boolean ahead(Duration duration) {
        var moved = !ahead.equals(duration);
        ahead = duration;
        return moved;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
