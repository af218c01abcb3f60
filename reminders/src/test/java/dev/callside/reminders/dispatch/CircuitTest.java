package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.dispatch.Handover.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves when a carrier is left alone, for how long, and by how few messages it is found to be back. */
class CircuitTest {

    private static final int USUAL = 200;

    private final Circuit circuit = new Circuit();
    private Instant now = Instant.parse("2026-03-02T23:00:00Z");

    private void answered(Kind... kinds) {
        circuit.answered(Arrays.stream(kinds).map(kind -> Handover.of(kind, "")).toList(), now);
    }

    /** How long it is left alone from now on. */
    private Duration pause() {
        var from = now;
        while (circuit.closedTo(now)) {
            now = now.plusMillis(500);
        }
        return Duration.between(from, now);
    }

    private List<Duration> pauses(Kind failure, int times) {
        List<Duration> pauses = new ArrayList<>();
        for (var i = 0; i < times; i++) {
            answered(failure);
            pauses.add(pause());
            assertThat(circuit.most(USUAL)).isEqualTo(1);
        }
        return pauses;
    }

    @Test
    void isOpenAtFirst() {
        assertThat(circuit.closedTo(now)).isFalse();
        assertThat(circuit.most(USUAL)).isEqualTo(USUAL);
    }

    @Test
    void asksADownCarrierAtMostOnceAMinute() {
        assertThat(pauses(Kind.LATER, 6)).extracting(Duration::toSeconds).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
    }

    /** Each attempt may leave a message in doubt. */
    @Test
    void asksACarrierWhoseAnswersAreLostAtMostOnceInFiveMinutes() {
        assertThat(pauses(Kind.UNKNOWN, 8))
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    /** Whoever has it says what became of it; if that is never heard, it is somebody else's turn after a minute. */
    @Test
    void isTriedByOneAtATime() {
        assertThat(List.of(circuit.takes(now), circuit.takes(now))).containsExactly(true, true);
        answered(Kind.LATER);
        assertThat(circuit.takes(now)).isFalse();
        pause();

        assertThat(List.of(circuit.takes(now), circuit.takes(now))).containsExactly(true, false);
        assertThat(pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(circuit.takes(now)).isTrue();

        answered(Kind.ACCEPTED);
        assertThat(List.of(circuit.takes(now), circuit.takes(now))).containsExactly(true, true);
    }

    @Test
    void endsTheSamePausesHoweverLongItLasts() {
        assertThat(pauses(Kind.LATER, 100).get(99)).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCEPTED", "REFUSED", "OPTED_OUT"})
    void isOpenAgainAfterOneAnswerThatIsOne(Kind answer) {
        pauses(Kind.LATER, 4);

        answered(answer);

        assertThat(circuit.closedTo(now)).isFalse();
        assertThat(circuit.most(USUAL)).isEqualTo(USUAL);
        answered(Kind.LATER);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void staysOpenWhileHalfOfThemGetThrough() {
        var half = new ArrayList<>(Collections.nCopies(8, Handover.of(Kind.ACCEPTED, "")));
        half.addAll(Collections.nCopies(8, Handover.of(Kind.LATER, "")));
        circuit.answered(half, now);
        assertThat(circuit.closedTo(now)).isFalse();

        half.add(Handover.of(Kind.UNKNOWN, ""));
        circuit.answered(half, now);
        assertThat(circuit.closedTo(now)).isTrue();
    }

    @Test
    void isNotClosedByAMailboxThatLetsNobodyInAtFirst() {
        circuit.answered(List.of(Handover.of(Kind.LATER, "450")), now);
        assertThat(circuit.closedTo(now)).isFalse();
        circuit.answered(List.of(Handover.of(Kind.LATER, "421")), now);
        assertThat(circuit.closedTo(now)).isTrue();
    }
}
