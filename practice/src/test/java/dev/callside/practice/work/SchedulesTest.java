package dev.callside.practice.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.Gate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves that what is done again and again can be done out of turn, and never twice at the same time. */
class SchedulesTest {

    private static final int HOUR = 3600;

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(4);
    private final Schedules schedules = new Schedules(() -> threads);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void doesAllOfItNowThoughItWasJustDone() {
        schedules.every(HOUR, "one thing", done::incrementAndGet);
        schedules.every(HOUR, "another", done::incrementAndGet);
        Gate.await(() -> done.get() == 2);

        schedules.now();

        Gate.await(() -> done.get() == 4);
    }

    @Test
    void doesNotDoAgainWhatIsBeingDone() {
        var goOn = new CountDownLatch(1);
        schedules.every(HOUR, "a long thing", () -> {
            done.incrementAndGet();
            Gate.await(() -> goOn.getCount() == 0);
        });
        Gate.await(() -> done.get() == 1);

        schedules.now();
        Gate.await(() -> threads.getQueue().size() == 0 && threads.getActiveCount() == 1);

        goOn.countDown();
        assertThat(done).hasValue(1);
    }
}
