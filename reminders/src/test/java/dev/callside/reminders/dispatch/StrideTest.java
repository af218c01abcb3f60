package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Proves that a step is as long as a quarter of a second allows, and gets longer only by and by. */
class StrideTest {

    private static final Duration QUARTER = Duration.ofMillis(250);

    private final Stride stride = new Stride();

    private void wentAtOnce(int steps) {
        for (var i = 0; i < steps; i++) {
            stride.took(stride.length(), Duration.ofNanos(1));
        }
    }

    @Test
    void beginsShortAndDoublesWhileACarrierTakesThemAtOnce() {
        assertThat(stride.length()).isEqualTo(Stride.LEAST);
        assertThat(stride.claim()).isEqualTo(160);

        wentAtOnce(1);
        assertThat(stride.length()).isEqualTo(2 * Stride.LEAST);
        wentAtOnce(100);

        assertThat(stride.length()).isEqualTo(Stride.LONGEST);
        assertThat(stride.claim()).isEqualTo(Stride.LONGEST);
    }

    @Test
    void isWhatWentInAQuarterOfASecond() {
        stride.took(16, Duration.ofMillis(100));
        assertThat(stride.length()).isEqualTo(32);

        stride.took(32, Duration.ofMillis(200));
        assertThat(stride.length()).isEqualTo(40);

        stride.took(40, Duration.ofMillis(400));
        assertThat(stride.length()).isEqualTo(25);
    }

    @Test
    void isNeverShorterThanAtFirst() {
        wentAtOnce(10);

        stride.took(100, Duration.ofMinutes(1));

        assertThat(stride.length()).isEqualTo(Stride.LEAST);
    }

    /** Of a number that sends a part in a second, each of four threads gets five in twenty. */
    @Test
    void claimsNoMoreThanGoesInHalfALease() {
        stride.took(5, Duration.ofSeconds(20));
        assertThat(stride.claim()).isEqualTo(15);

        stride.took(1, Duration.ofMinutes(5));
        assertThat(stride.claim()).isEqualTo(1);

        stride.took(16, Duration.ofMillis(100));
        assertThat(stride.claim()).isEqualTo(320);
    }

    @Test
    void staysWhereFewWereThereToGo() {
        wentAtOnce(3);
        var before = stride.length();

        stride.took(2, Duration.ofMillis(1));
        assertThat(stride.length()).isEqualTo(before);
    }

    @Test
    void beginsAnewWhereNoneCouldGo() {
        wentAtOnce(3);

        stride.took(0, Duration.ZERO);

        assertThat(stride.length()).isEqualTo(Stride.LEAST);
    }

    @Test
    void isTakenBackByOneThatTookItsTime() {
        wentAtOnce(10);

        stride.took(1, QUARTER);

        assertThat(stride.length()).isEqualTo(Stride.LEAST);
    }
}
