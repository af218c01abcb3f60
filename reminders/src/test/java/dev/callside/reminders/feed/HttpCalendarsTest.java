package dev.callside.reminders.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.feed.CalendarAddress.Trusted;
import dev.callside.reminders.feed.Fetched.Tags;
import dev.callside.reminders.ical.ICalendar;
import dev.callside.reminders.ical.Ics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what a server is told, what is believed of its answers, and that nobody leads us to where only we can go. */
class HttpCalendarsTest {

    private static final String FILE = Ics.calendar(Ics.visit("þór", "DTSTART:20260310T090000Z"));
    private static final HttpLimits SHORT =
            new HttpLimits(100_000, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private final RawServer server = new RawServer();
    private final ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger lookups = new AtomicInteger();

    @AfterEach
    void close() throws IOException {
        server.close();
        watch.shutdownNow();
    }

    private Fetched fetch(String uri, Trusted trusted, Tags tags, HttpCheckedNames.Names names) {
        return new HttpCalendars(trusted, names, SHORT, watch)
                .fetch(
                        new CalendarAddress(URI.create(uri)),
                        tags,
                        (in, charset) -> new ICalendar(
                                        ZoneId.of("Australia/Melbourne"), Instant.parse("2026-03-01T10:00:00Z"))
                                .read(in, charset));
    }

    private Fetched fetch(Tags tags) {
        return fetch(server.url("/calendar"), Trusted.of(server.url("")), tags, InetAddress::getAllByName);
    }

    private Fetched fetch() {
        return fetch(Tags.NONE);
    }

    private static String problem(Fetched fetched) {
        return fetched instanceof Fetched.Failed failed
                ? failed.problem().name()
                : fetched.getClass().getSimpleName();
    }

    private static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers.replace("|", "\r\n") + (headers.isEmpty() ? "" : "\r\n") + "\r\n"
                + body;
    }

    private static String sized(String body) {
        return answer("200 OK", "Content-Length: " + body.getBytes(UTF_8).length, body);
    }

    @Test
    void readsWhatIsThere() {
        server.answers(answer(
                "200 OK",
                "Content-Type: text/calendar|ETag: \"1\"|Last-Modified: yesterday|Content-Length: "
                        + FILE.getBytes(UTF_8).length,
                FILE));
        var read = (Fetched.Read) fetch();
        assertThat(read.tags()).isEqualTo(new Tags("\"1\"", "yesterday"));
        assertThat(read.reading().occurrences())
                .singleElement()
                .satisfies(each -> assertThat(each.uid()).isEqualTo("þór"));
        assertThat(server.asked(0))
                .startsWith("GET /calendar HTTP/1.1")
                .doesNotContain("If-", "Cookie", "Authorization");
    }

    @Test
    void asksWhetherItHasChanged() {
        server.answers(answer("304 Not Modified", "", ""));
        assertThat(fetch(new Tags("\"1\"", "yesterday"))).isEqualTo(new Fetched.Unchanged());
        assertThat(server.asked(0)).contains("If-None-Match: \"1\"", "If-Modified-Since: yesterday");
    }

    @Test
    void readsTheLettersThatTheServerNames() {
        server.answers(answer("200 OK", "Content-Type: text/calendar; charset=iso-8859-1|Connection: close", FILE)
                .getBytes(ISO_8859_1));
        var read = (Fetched.Read) fetch();
        assertThat(read.reading().occurrences().get(0).uid()).isEqualTo("þór");
    }

    @ParameterizedTest
    @CsvSource({
        "400 Bad, SERVER",
        "401 Unauthorized, REFUSED",
        "403 Forbidden, REFUSED",
        "404 Not Found, REFUSED",
        "410 Gone, REFUSED",
        "429 Slow down, SERVER",
        "500 Broken, SERVER",
        "503 Away, SERVER",
        "204 Nothing, SERVER",
        "206 Some, SERVER"
    })
    void takesNoErrorForACalendar(String status, String problem) {
        server.answers(answer(status, "Content-Length: " + FILE.getBytes(UTF_8).length, FILE));
        assertThat(problem(fetch())).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Please log in</html>", "", "[]"})
    void takesNoPageForACalendar(String body) {
        server.answers(sized(body));
        assertThat(problem(fetch())).isEqualTo("NOT_A_CALENDAR");
    }

    @Test
    void doesNotBelieveHalfAFile() {
        server.answers(answer("200 OK", "Content-Length: 5000", FILE));
        assertThat(problem(fetch())).isEqualTo("BROKEN_OFF");
    }

    @Test
    void doesNotBelieveHalfAFileInPieces() {
        server.answers(answer("200 OK", "Transfer-Encoding: chunked", "10\r\nBEGIN:VCALENDAR\n\r\n"));
        assertThat(problem(fetch())).isEqualTo("BROKEN_OFF");
    }

    @Test
    void doesNotBelieveHalfAFileOfUnknownLength() {
        server.answers(answer("200 OK", "Connection: close", FILE.substring(0, FILE.length() - 20)));
        assertThat(problem(fetch())).isEqualTo("BROKEN_OFF");
    }

    @Test
    void doesNotUnpackWithoutEnd() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("BEGIN:VCALENDAR\n".getBytes(UTF_8));
            gzip.write(new byte[10_000_000]);
        }
        var head = answer("200 OK", "Content-Encoding: gzip|Content-Length: " + packed.size(), "");
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(UTF_8));
        whole.writeBytes(packed.toByteArray());
        server.answers(whole.toByteArray());
        assertThat(problem(fetch())).isEqualTo("TOO_LARGE");
    }

    @Test
    void readsNoMoreThanItMay() {
        server.answersForEver(answer("200 OK", "Connection: close", "BEGIN:VCALENDAR\n"), "X-NOTHING:0123456789\n", 0);
        assertThat(problem(fetch())).isEqualTo("TOO_LARGE");
    }

    @Test
    void doesNotWaitForAServerThatSaysNothing() {
        server.answersNothing();
        assertThat(problem(fetch())).isEqualTo("TOO_SLOW");
    }

    @Test
    void doesNotWaitForAServerThatSaysLittleForEver() {
        server.answersForEver(answer("200 OK", "Connection: close", "BEGIN:VCALENDAR\n"), "X:1\n", 100);
        assertThat(problem(fetch())).isEqualTo("TOO_SLOW");
    }

    @Test
    void doesNotWaitForHeadersWithoutEnd() {
        server.answersForEver("HTTP/1.1 200 OK\r\n", "X: 1\r\n", 100);
        assertThat(problem(fetch())).isIn("TOO_SLOW", "NOT_REACHED");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        server.close();
        assertThat(problem(fetch())).isEqualTo("NOT_REACHED");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        assertThat(problem(fetch("https://calendar.example/a", Trusted.of(""), Tags.NONE, host -> {
                    throw new UnknownHostException(host);
                })))
                .isEqualTo("UNKNOWN_HOST");
    }

    @Test
    void saysThatAHostCantProveItself() {
        server.greets("220 hello\r\n");
        assertThat(problem(fetch(
                        server.url("/a").replace("http:", "https:"),
                        Trusted.of(server.url("").replace("http:", "https:")),
                        Tags.NONE,
                        InetAddress::getAllByName)))
                .isEqualTo("CERTIFICATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Permanent"})
    void goesOnToWhereAServerSendsIt(String status) {
        server.answers(answer(status, "Location: /other?key=1", ""), sized(FILE));
        assertThat(problem(fetch())).isEqualTo("Read");
        assertThat(server.asked(1)).startsWith("GET /other?key=1 ");
    }

    @Test
    void doesNotGoOnForEver() {
        server.answers(answer("302 Found", "Location: /calendar", ""));
        assertThat(problem(fetch())).isEqualTo("REDIRECTS");
        assertThat(server.count()).isEqualTo(HttpCalendars.MOST_REDIRECTS + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://169.254.169.254/latest/meta-data/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "file:///etc/passwd",
                "https://mia:secret@calendar.example/"
            })
    void doesNotGoOnToWhereOnlyWeCanGo(String location) {
        server.answers(answer("302 Found", "Location: " + location, ""));
        assertThat(problem(fetch())).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void doesNotGoOnToAnotherPortOfATrustedHost() throws IOException {
        try (var other = new RawServer()) {
            other.answers(sized(FILE));
            server.answers(answer("302 Found", "Location: " + other.url("/"), ""));
            assertThat(problem(fetch())).isEqualTo("FORBIDDEN_ADDRESS");
            assertThat(other.count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "fd00::1", "169.254.169.254"})
    void asksNoHostThatIsWithin(String address) {
        var fetched = fetch("https://calendar.example:" + server.port() + "/a", Trusted.of(""), Tags.NONE, host -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName(address)};
        });
        assertThat(problem(fetched)).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(lookups).hasValue(1);
        assertThat(server.count()).isZero();
    }

    /** Whoever answers otherwise the second time is not asked a second time. */
    @Test
    void asksWhomItHasChecked() {
        server.answers(sized(FILE));
        var trusted = Trusted.of("http://calendar.example:" + server.port());
        var fetched = fetch("http://calendar.example:" + server.port() + "/a", trusted, Tags.NONE, host -> {
            var again = lookups.incrementAndGet() > 1;
            return new InetAddress[] {InetAddress.getByName(again ? "10.255.255.1" : "127.0.0.1")};
        });
        assertThat(problem(fetched)).isEqualTo("Read");
        assertThat(lookups).hasValue(1);
        assertThat(server.asked(0)).contains("Host: calendar.example:" + server.port());
    }
}
