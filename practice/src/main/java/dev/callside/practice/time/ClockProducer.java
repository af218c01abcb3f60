package dev.callside.practice.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The only place that reads the machine's time; everything else is given a {@link Clock}. */
@ApplicationScoped
class ClockProducer {

    private final TestClock clock = new TestClock(Clock.systemUTC());

    @Produces
    Clock clock() {
        return clock;
    }

    TestClock testClock() {
        return clock;
    }
}
