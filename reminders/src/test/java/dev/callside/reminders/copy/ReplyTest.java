package dev.callside.reminders.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that an answer counts if it can mean one thing only, and that every other one reaches a person. */
class ReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YES",
                "yes",
                " Yes! ",
                "Yes please",
                "yes, thank you!",
                "Y",
                "ok",
                "OK.",
                "Okay thanks",
                "confirm",
                "Confirmed",
                "JÁ",
                "já",
                "Ja\u0301",
                "ja",
                "Já takk",
                "já, takk fyrir",
                "jú",
                "Staðfesti",
                "stadfesti",
                "👍",
                "👍🏽",
                "“Yes”",
                "ＹＥＳ"
            })
    void confirms(String text) {
        assertThat(Reply.of(text)).isEqualTo(Reply.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO",
                "no",
                "No.",
                "No thanks",
                "no, thank you",
                "n",
                "nope",
                "NEI",
                "nei takk",
                "Nei, takk",
                "afboða",
                "👎"
            })
    void declines(String text) {
        assertThat(Reply.of(text)).isEqualTo(Reply.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "Stop!",
                "UNSUBSCRIBE",
                "END",
                "QUIT",
                "STOPALL",
                "REVOKE",
                "OPTOUT",
                "CANCEL",
                "cancel.",
                "stop all",
                "opt-out",
                "Please stop",
                "stop please",
                "hætta",
                "HÆTTA",
                "Stopp",
                "afskrá"
            })
    void wantsNoMore(String text) {
        assertThat(Reply.of(text)).isEqualTo(Reply.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start", "UNSTOP", "Start please", "byrja"})
    void wantsThemAgain(String text) {
        assertThat(Reply.of(text)).isEqualTo(Reply.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "info", "Hjálp"})
    void asksWhoWrites(String text) {
        assertThat(Reply.of(text)).isEqualTo(Reply.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "thanks",
                "Takk",
                "yes but can we make it 3 pm?",
                "no problem",
                "not sure",
                "yes no",
                "I can't stop coming",
                "please cancel",
                "cancel please",
                "cancel my appointment",
                "end of story",
                "já en má ég koma seinna",
                "hætta við",
                "nei ég kem",
                "who is this",
                "123",
                "\u202e",
                "{{practice}}",
                "<b>yes</b>",
                "yes 👎"
            })
    void needsAPerson(String text) {
        assertThat(Reply.of(text)).isEqualTo(Reply.OTHER);
    }

    @Test
    void looksAtNoNovel() {
        assertThat(Reply.of("yes" + "!".repeat(100_000))).isEqualTo(Reply.OTHER);
    }

    @Test
    void understandsTheWordsThatItAsksFor() {
        assertThat(Reply.hint(Language.ENGLISH)).contains("YES", "NO");
        assertThat(Reply.hint(Language.ICELANDIC)).contains("JÁ", "NEI");
        for (var language : Language.values()) {
            var capitals = Reply.hint(language).replaceAll("\\.", "").split(" ");
            assertThat(Arrays.stream(capitals)
                            .filter(word -> word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)))
                            .map(Reply::of))
                    .containsExactly(Reply.YES, Reply.NO);
        }
    }
}
