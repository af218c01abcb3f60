package dev.callside.reminders.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.feed.CalendarAddress.Refusal;
import dev.callside.reminders.feed.CalendarAddress.Trusted;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what may be typed as an address, and that nobody sees it again. */
class CalendarAddressTest {

    private static final Trusted NONE = Trusted.of("");
    private static final Trusted DEMO = Trusted.of("http://localhost:8080, https://Intranet.example");

    @ParameterizedTest
    @CsvSource({
        "'  https://calendar.example/a.ics ', https://calendar.example/a.ics",
        "webcal://calendar.example/a.ics?key=1, https://calendar.example/a.ics?key=1",
        "WEBCALS://calendar.example/a.ics, https://calendar.example/a.ics",
        "HTTPS://calendar.example:8443/a.ics#top, HTTPS://calendar.example:8443/a.ics"
    })
    void isReadByHttps(String typed, String uri) {
        assertThat(CalendarAddress.typed(typed, NONE).address().uri()).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "'', NEEDED",
        "calendar.example/a.ics, MALFORMED",
        "https:///a.ics, MALFORMED",
        "https://kalender.þór.is/a.ics, MALFORMED",
        "https://calendar.example/a b.ics, MALFORMED",
        "'https://calendar.example/a.ics\r\nX: 1', MALFORMED",
        "http://calendar.example/a.ics, NOT_HTTPS",
        "http://localhost:8080/a.ics, NOT_HTTPS",
        "ftp://calendar.example/a.ics, NOT_HTTPS",
        "file://localhost/etc/passwd, NOT_HTTPS",
        "https://mia:secret@calendar.example/a.ics, CREDENTIALS"
    })
    void isRefused(String typed, Refusal refusal) {
        assertThat(CalendarAddress.typed(typed, NONE).refusal()).isEqualTo(refusal);
    }

    @Test
    void isRefusedWhenItIsTooLong() {
        assertThat(CalendarAddress.typed("https://calendar.example/" + "a".repeat(2_000), NONE)
                        .refusal())
                .isEqualTo(Refusal.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/calendar.ics, true",
        "http://LOCALHOST:8080/calendar.ics, true",
        "https://intranet.example/a.ics, true",
        "https://intranet.example:443/a.ics, true",
        "http://localhost/calendar.ics, false",
        "http://localhost:8081/calendar.ics, false",
        "https://localhost:8080/calendar.ics, false",
        "http://localhost.evil.example:8080/calendar.ics, false",
        "http://intranet.example/a.ics, false"
    })
    void isTrustedByItsWholeOrigin(String uri, boolean trusted) {
        assertThat(DEMO.has(URI.create(uri))).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "https://calendar.example/feed/5f1c9aa0d34b.ics, calendar.example/….ics",
        "https://calendar.example/feed?key=5f1c9aa0d34b4f2c, calendar.example/…4f2c",
        "https://calendar.example/short, calendar.example/…"
    })
    void isShownShortened(String typed, String shown) {
        var address = CalendarAddress.typed(typed, NONE).address();
        assertThat(address.shortened()).isEqualTo(shown);
        assertThat(address).hasToString(shown);
    }
}
