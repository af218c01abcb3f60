package dev.callside.reminders.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.callside.practice.testing.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a message whose answer was lost is found at Twilio only where it can be no other. */
class TwilioLookupTest {

    private static final Instant HANDED_OVER = Instant.parse("2026-03-02T23:00:00Z");
    private static final String NUMBER = "+61491570156";
    private static final DateTimeFormatter TWILIO =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private HttpServer server;
    private volatile List<String> there = List.of();
    private volatile String query = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            query = exchange.getRequestURI().getQuery();
            var page = "{\"messages\": [" + String.join(",", there)
                    + "], \"page\": 0, \"page_size\": 50, \"uri\": \"/x\"}";
            var bytes = page.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String message(String sid, String text, Instant created) {
        return "{\"sid\": \"" + sid + "\", \"body\": \"" + text + "\", \"date_created\": \""
                + TWILIO.format(created.atOffset(ZoneOffset.UTC)) + "\"}";
    }

    private Optional<List<String>> find() {
        var account = new TwilioAccount(
                Optional.of("AC1"),
                Optional.of("secret"),
                Optional.of("+15005550006"),
                "http://localhost:" + server.getAddress().getPort());
        return new TwilioLookup(account).find(NUMBER, "At ten", HANDED_OVER);
    }

    @Test
    void findsTheOneThatSaysTheSameToThatNumberSinceThen() {
        there = List.of(
                message("SM1", "At ten", HANDED_OVER.minus(Duration.ofDays(1))),
                message("SM2", "At ten", HANDED_OVER.plusSeconds(1)),
                message("SM3", "At eleven", HANDED_OVER.plusSeconds(1)));

        assertThat(find()).contains(List.of("SM2"));
        assertThat(query).contains("To=" + NUMBER).contains("From=+15005550006");
    }

    @Test
    void tellsOfBothThatItCouldBe() {
        there = List.of(
                message("SM1", "At ten", HANDED_OVER.plusSeconds(1)),
                message("SM2", "At ten", HANDED_OVER.plusSeconds(2)));

        assertThat(find()).contains(List.of("SM1", "SM2"));
    }

    @Test
    void knowsWhetherTwilioHasNothingOrIsSilent() {
        assertThat(find()).contains(List.of());
        server.stop(0);
        assertThat(find()).isEmpty();
    }

    /** The first that came in are on the last page. */
    @Test
    void readsAllThatCameInHoweverMuch() {
        var clock = new MovableClock(HANDED_OVER);
        try (var twilio = new FakeTwilio(clock)) {
            for (var i = 0; i < 10_500; i++) {
                twilio.hasReceived("SM" + i, NUMBER, "STOP");
            }

            var received = new TwilioLookup(twilio.account()).received(HANDED_OVER.minusSeconds(1));

            assertThat(received.orElseThrow())
                    .hasSize(10_500)
                    .first()
                    .satisfies(one -> assertThat(one.sid()).isEqualTo("SM0"));
        }
    }
}
