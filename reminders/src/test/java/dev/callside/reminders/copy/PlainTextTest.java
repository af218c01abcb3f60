package dev.callside.reminders.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.sms.SmsEncoding;
import dev.callside.credits.sms.SmsSize;
import dev.callside.practice.copy.PlainText;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that nothing invisible stays in a text, and that what people can see does. */
class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "'Kim\r\n\r\nLee', Kim Lee",
        "'  Kim\u00a0 Lee\t', Kim Lee",
        "Kim\u202eeeL, KimeeL",
        "\u2066Kim\u2069\u200f\u061c, Kim",
        "K\u00adi\u200bm\ufeff\u200d, Kim",
        "Kim\u0000\u001b\u0085Lee, Kim Lee",
        "Jo\u0301n, Jón",
        "\ud83dKim\ude00, Kim",
        "👩‍👧, 👩‍👧",
        "می‌خواهم, می‌خواهم",
        "🏴\udb40\udc67\udb40\udc7f, 🏴",
        "'\t',''"
    })
    void makesAValueOneVisibleLine(String typed, String seen) {
        assertThat(PlainText.value(typed)).isEqualTo(seen);
    }

    @Test
    void changesNothingTheSecondTime() {
        var random = new SplittableRandom(3);
        for (var i = 0; i < 20_000; i++) {
            var typed = Texting.random(random, 40);
            var value = PlainText.value(typed);
            assertThat(PlainText.value(value)).isEqualTo(value);
            var text = PlainText.typed(typed);
            assertThat(PlainText.typed(text)).isEqualTo(text);
        }
    }

    @Test
    void keepsTheLinesAndTheSpacesOfAText() {
        assertThat(PlainText.typed("Hi\u00a0 Kim, \r\n\r\n\tsee\u200b you\u2028soon  "))
                .isEqualTo("Hi  Kim,\n\n see you\nsoon");
    }

    @Test
    void keepsAnSmsFromBecomingDearUnseen() {
        assertThat(SmsSize.of(PlainText.typed("Hi\u00a0Kim\u200b,\u202f2\u00ad pm\ufeff"))
                        .encoding())
                .isEqualTo(SmsEncoding.GSM_7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://call.example/h7Kq2?a=1&b=2#c", "HTTP://localhost:8080/x", "https://[::1]/"})
    void takesAnAddressOfTheWeb(String link) {
        assertThat(PlainText.link(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:a@example.org",
                "call.example",
                "https:",
                "https://",
                "https:///x",
                "https://a.example/ b",
                "https://a.example/\"><b>",
                "https://a.example/{{date}}",
                "https://a.example/\n",
                "https://þ.example/",
                "ftp://a.example/"
            })
    void takesNothingElseForALink(String link) {
        assertThat(PlainText.link(link)).isEmpty();
    }
}
