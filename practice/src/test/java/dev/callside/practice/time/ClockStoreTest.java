package dev.callside.practice.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import dev.callside.practice.work.Schedules;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves that a demo's clock is read when it is asked for, says once that it was moved, and stands still in production. */
class ClockStoreTest {

    private final TestPostgres postgres = TestPostgres.get();
    private final TestDatabase database = new TestDatabase();
    private final ClockProducer clocks = new ClockProducer();

    private ClockStore store(boolean movable) {
        return new ClockStore(database, database.unit("practice"), clocks, movable);
    }

    private Duration ahead() {
        return Duration.between(Clock.systemUTC().instant(), clocks.clock().instant());
    }

    @AfterEach
    void putBack() {
        postgres.asOwner("select practice.move_clock(0)");
    }

    @Test
    void saysOnceThatItWasMoved() {
        var store = store(true);
        assertThat(store.moved()).isFalse();

        postgres.asOwner("select practice.move_clock(7200)");

        assertThat(store.moved()).isTrue();
        assertThat(ahead()).isBetween(Duration.ofHours(2), Duration.ofMinutes(121));
        assertThat(store.moved()).isFalse();
    }

    /** Whoever read the moved clock first, a launch or the schedule itself. */
    @Test
    void whatIsDoneAgainAndAgainIsDoneOnceMoreWhenItWasMoved() {
        var schedules = new CountedSchedules();
        var store = store(true);
        store.follow(schedules);
        schedules.clock.run();
        assertThat(schedules.done).isZero();

        postgres.asOwner("select practice.move_clock(7200)");
        assertThat(store.moved()).isTrue();
        schedules.clock.run();
        schedules.clock.run();
        assertThat(schedules.done).isEqualTo(1);

        postgres.asOwner("select practice.move_clock(7201)");
        schedules.clock.run();
        assertThat(schedules.done).isEqualTo(2);
        assertThat(ahead()).isGreaterThan(Duration.ofHours(2));
    }

    private static final class CountedSchedules extends Schedules {

        private Runnable clock;
        private int done;

        @Override
        public void every(int seconds, String what, Runnable work) {
            clock = work;
        }

        @Override
        public void now() {
            done++;
        }
    }

    @Test
    void isTheMachinesInProduction() {
        postgres.asOwner("select practice.move_clock(7200)");

        assertThat(store(false).moved()).isFalse();
        assertThat(ahead()).isLessThan(Duration.ofSeconds(10));
    }
}
