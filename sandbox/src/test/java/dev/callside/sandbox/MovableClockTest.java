package dev.callside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time moves ahead only, stays ahead over a restart, and can be set back. */
class MovableClockTest {

    private final TestClock machine = new TestClock();
    private final MovableClock clock = new MovableClock(TestDatabase.db(), machine);

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void goesWithTheMachineUntilItIsMoved() {
        Instant begin = machine.instant();
        assertThat(clock.instant()).isEqualTo(begin);

        assertThat(clock.forward(Duration.ofDays(1))).isTrue();
        machine.forward(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(begin.plus(Duration.ofDays(1)).plusSeconds(5));
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void staysAheadOverARestart() {
        clock.forward(Duration.ofHours(1));
        clock.forward(Duration.ofMinutes(1));

        assertThat(new MovableClock(TestDatabase.db(), machine).ahead()).isEqualTo(Duration.ofMinutes(61));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "P4000D", "PT2562047788015215H"})
    void isNotMovedByWhatIsNoStepAhead(String step) {
        assertThat(clock.forward(Duration.parse(step))).isFalse();
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void goesBackToTheMachinesTime() {
        clock.forward(Duration.ofDays(7));
        clock.back();

        assertThat(clock.instant()).isEqualTo(machine.instant());
    }
}
