package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One word alone is a keyword, whatever its case; a sentence is not. */
class KeywordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", "stop", " Stop\n", "unsubscribe", "END", "quit", "StopAll", "revoke", "optout", "cancel"
            })
    void stops(String body) {
        assertThat(Keyword.of(body)).contains(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "YES", "unstop"})
    void starts(String body) {
        assertThat(Keyword.of(body)).contains(Keyword.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"please stop", "STOP.", "yes please", "já", ""})
    void isNone(String body) {
        assertThat(Keyword.of(body)).isEmpty();
    }

    @Test
    void isAnsweredWhenItChangesSomething() {
        assertThat(Keyword.STOP.answer(false))
                .hasValueSatisfying(text -> assertThat(text).contains("unsubscribed"));
        assertThat(Keyword.STOP.answer(true)).isEmpty();
        assertThat(Keyword.START.answer(true))
                .hasValueSatisfying(text -> assertThat(text).contains("re-subscribed"));
        assertThat(Keyword.START.answer(false)).isEmpty();
        assertThat(Keyword.HELP.answer(false)).isPresent();
        assertThat(Keyword.HELP.answer(true)).isEmpty();
    }
}
