package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A place where whoever comes there first stands still until the test lets them go on. */
final class Stop {

    private static final long PATIENCE = 120;

    private final AtomicBoolean free;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    private Stop(boolean free) {
        this.free = new AtomicBoolean(free);
    }

    static Stop nowhere() {
        return new Stop(true);
    }

    static Stop once() {
        return new Stop(false);
    }

    void here() {
        if (free.compareAndSet(false, true)) {
            reached.countDown();
            await(open);
        }
    }

    void awaitReached() {
        await(reached);
    }

    void goOn() {
        open.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
