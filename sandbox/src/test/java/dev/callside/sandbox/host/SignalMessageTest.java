package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what a browser has to say is heard. */
class SignalMessageTest {

    @Test
    void understandsASignal() {
        assertThat(SignalMessage.of("{\"type\":\"signal\",\"to\":\"k\",\"data\":{\"candidate\":null}}"))
                .containsInstanceOf(SignalMessage.Signal.class);
    }

    @Test
    void understandsAState() {
        assertThat(SignalMessage.of("{\"type\":\"state\",\"state\":{\"audio\":false}}"))
                .containsInstanceOf(SignalMessage.State.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"welcome\"}",
                "{\"type\":7}",
                "{\"type\":\"signal\",\"to\":\"k\"}",
                "{\"type\":\"signal\",\"to\":1,\"data\":{}}",
                "{\"type\":\"signal\",\"to\":\"k\",\"data\":\"text\"}",
                "{\"type\":\"state\",\"state\":[]}"
            })
    void takesAnythingElseForNothing(String text) {
        assertThat(SignalMessage.of(text)).isEmpty();
    }
}
