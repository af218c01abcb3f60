package dev.callside.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A switch applies as often as it was told to, and only in its own position. */
class SwitchesTest {

    private final Switches switches = new Switches(TestDatabase.db());

    @AfterEach
    void off() {
        switches.off("lamp");
    }

    @Test
    void goesOffByItselfWhenItsCountIsUsedUp() {
        switches.on("lamp", "red", OptionalInt.of(2));

        assertThat(switches.take("lamp", "red")).isTrue();
        assertThat(switches.state("lamp")).contains(new Switches.On("red", OptionalInt.of(1)));
        assertThat(switches.take("lamp", "red")).isTrue();
        assertThat(switches.take("lamp", "red")).isFalse();
        assertThat(switches.state("lamp")).isEmpty();
    }

    @Test
    void staysOnWithoutACount() {
        switches.on("lamp", "red", OptionalInt.empty());

        assertThat(switches.take("lamp", "red")).isTrue();
        assertThat(switches.take("lamp", "red")).isTrue();
    }

    @Test
    void isNotUsedUpByAnotherPosition() {
        switches.on("lamp", "red", OptionalInt.of(1));

        assertThat(switches.take("lamp", "green")).isFalse();
        assertThat(switches.take("lamp", "red")).isTrue();
    }
}
