package dev.callside.practice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No name that somebody has chosen is a worker's. */
class ActorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"reminders", " reminders", "\t reminders ", "\u2003reminders"})
    void takesNobodyForAWorker(String chosen) {
        assertThat(Actors.named(chosen)).isEqualTo("reminders").isNotEqualTo(Actors.worker("reminders"));
    }

    @Test
    void keepsAsMuchOfANameAsFits() {
        assertThat(Actors.named("é".repeat(255))).isEqualTo("é".repeat(200));
        assertThat(Actors.named("🙂".repeat(201)).codePointCount(0, 400)).isEqualTo(200);
    }
}
