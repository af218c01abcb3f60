package dev.callside.practice.time;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.work.Schedules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets the {@link java.time.Clock} follow the one that a demo or a test has moved; in production it stays the machine's. */
@Dependent
public class ClockStore {

    private final Database database;
    private final EntityManager entities;
    private final ClockProducer clocks;
    private final boolean movable;

    @Inject
    ClockStore(
            Database database,
            @PracticeUnit EntityManager entities,
            ClockProducer clocks,
            @ConfigProperty(name = "callside.test-clock", defaultValue = "false") boolean movable) {
        this.database = database;
        this.entities = entities;
        this.clocks = clocks;
        this.movable = movable;
    }

    /** Where it was moved, what is done again and again is done at once: by the new time it may be due. */
    public void follow(Schedules schedules) {
        if (movable) {
            var followed = new AtomicReference<>(Duration.ZERO);
            schedules.every(1, "the test clock", () -> {
                var ahead = read();
                clocks.testClock().ahead(ahead);
                if (!ahead.equals(followed.getAndSet(ahead))) {
                    schedules.now();
                }
            });
        }
    }

    /**
     * Reads it now. Whether it had been moved since it was read last, so that what was refused because of the time may be
     * tried again; never in production.
     */
    public boolean moved() {
        return movable && clocks.testClock().ahead(read());
    }

    private Duration read() {
        long seconds = database.door(
                () -> Sql.of(entities, "select practice.clock_ahead()").one(row -> row.number(0)));
        return Duration.ofSeconds(seconds);
    }
}
