package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Counts parts as the standard does: extensions twice, and nothing cut in two. */
class SegmentsTest {

    private static Segments of(String body) {
        return Segments.of(body);
    }

    @Test
    void fitsMoreIntoOneThanIntoEachOfSeveral() {
        assertThat(of("x".repeat(160))).isEqualTo(new Segments(true, 1));
        assertThat(of("x".repeat(161))).isEqualTo(new Segments(true, 2));
        assertThat(of("x".repeat(306))).isEqualTo(new Segments(true, 2));
        assertThat(of("x".repeat(307))).isEqualTo(new Segments(true, 3));
        assertThat(of("ð".repeat(70))).isEqualTo(new Segments(false, 1));
        assertThat(of("ð".repeat(71))).isEqualTo(new Segments(false, 2));
        assertThat(of("ð".repeat(135))).isEqualTo(new Segments(false, 3));
    }

    @Test
    void makesAWholeMessageUcs2ForOneLetter() {
        assertThat(of("æöé Ø").encoding()).isEqualTo("GSM-7");
        assertThat(of("þ").encoding()).isEqualTo("UCS-2");
        assertThat(of("á").encoding()).isEqualTo("UCS-2");
    }

    @Test
    void countsAnExtensionTwiceAndKeepsItWhole() {
        assertThat(of("€".repeat(80)).count()).isEqualTo(1);
        assertThat(of("€".repeat(81)).count()).isEqualTo(2);
        assertThat(of("x".repeat(152) + "€" + "x".repeat(151)).count()).isEqualTo(2);
        assertThat(of("x".repeat(152) + "€" + "x".repeat(152)).count()).isEqualTo(3);
    }

    @Test
    void keepsASurrogatePairWhole() {
        assertThat(of("x".repeat(66) + "👍" + "x".repeat(65)).count()).isEqualTo(2);
        assertThat(of("x".repeat(66) + "👍" + "x".repeat(66)).count()).isEqualTo(3);
    }
}
