package dev.callside.reminders.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.MovableClock;
import dev.callside.reminders.dispatch.Handover.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what each answer of Twilio's leads to, and that a message is asked for exactly once whatever the answer is. */
class TwilioCarrierTest {

    private static final Instant NOW = Instant.parse("2026-03-02T23:00:00Z");
    private static final String SID = "SM0123456789abcdef0123456789abcdef";

    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile Answer answer = exchange -> answer(exchange, 201, "{\"sid\":\"" + SID + "\"}");

    /** What the server does with a request that it has read. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(Stream.of(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8))));
            answer.to(exchange);
            exchange.close();
        });
        server.setExecutor(ReminderScene.THREADS);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private TwilioCarrier carrier() {
        return carrier(seconds -> Duration.ZERO);
    }

    private TwilioCarrier carrier(SenderPace.Turns turns) {
        return new TwilioCarrier(
                new TwilioAccount(
                        Optional.of("AC1"),
                        Optional.of("secret"),
                        Optional.of("+15005550006"),
                        "http://localhost:" + server.getAddress().getPort()),
                "https://callside.example",
                new SenderPace(turns, 20),
                new MovableClock(NOW));
    }

    private static Outgoing message(int parts, Duration useful) {
        return new Outgoing(
                new PracticeId(UUID.randomUUID()),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                "+61491570156",
                "Harbour Practice",
                Locale.ENGLISH,
                "",
                "At 10 & a half: tomorrow",
                "",
                Optional.empty(),
                parts,
                NOW.plus(useful));
    }

    private Handover send() {
        return carrier().send(message(1, Duration.ofHours(1)));
    }

    @Test
    void asksForAMessageAsItWasPricedAndForCallsAboutIt() {
        var message = message(1, Duration.ofHours(1));

        assertThat(carrier().send(message)).isEqualTo(Handover.accepted(SID));

        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("To", "+61491570156")
                        .containsEntry("From", "+15005550006")
                        .containsEntry("Body", "At 10 & a half: tomorrow")
                        .containsEntry("SmartEncoded", "false")
                        .containsEntry("ValidityPeriod", "3600")
                        .containsEntry(
                                "StatusCallback",
                                "https://callside.example/reminders/twilio/status/" + message.practice() + "/"
                                        + message.id()));
    }

    @Test
    void letsTwilioTryForTenHoursAtMost() {
        carrier().send(message(1, Duration.ofDays(1)));

        assertThat(asked.get(0)).containsEntry("ValidityPeriod", "36000");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21610, OPTED_OUT",
        "400, 21211, REFUSED",
        "400, 21614, REFUSED",
        "429, 20429, LATER",
        "503, 20503, LATER",
        "503, 21730, LATER",
        "401, 20003, LATER",
        "400, 21606, LATER",
        "429, 63038, LATER",
        "403, 20009, LATER",
        "401, 70051, LATER",
        "400, 21617, REFUSED",
        "403, 21408, REFUSED",
        "403, 21211, REFUSED",
        "500, 20500, UNKNOWN",
    })
    void believesTwiliosCodes(int status, int code, Kind kind) {
        answer = exchange ->
                answer(exchange, status, "{\"code\":" + code + ",\"message\":\"no\",\"status\":" + status + "}");

        assertThat(send()).isEqualTo(Handover.of(kind, String.valueOf(code)));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504", "404", "201"})
    void isInDoubtAboutAnAnswerThatIsNotTwilios(int status) {
        answer = exchange -> answer(exchange, status, status == 201 ? "<html>" : "");

        assertThat(send().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(asked).hasSize(1);
    }

    @Test
    void triesLaterWhereNobodyListens() {
        var carrier = carrier();
        server.stop(0);

        assertThat(carrier.send(message(1, Duration.ofHours(1)))).isEqualTo(Handover.of(Kind.LATER, "not_reached"));
        assertThat(asked).isEmpty();
    }

    @Test
    void isInDoubtWhenTheConnectionIsCutAfterTheRequest() {
        answer = HttpExchange::close;

        assertThat(send().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(asked).hasSize(1);
    }

    @Test
    void waitsForASlowAnswer() {
        var later = new CountDownLatch(1);
        answer = exchange -> {
            try {
                later.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 201, "{\"sid\":\"" + SID + "\"}");
        };
        var carrier = carrier();
        var sending = Gate.start(() -> carrier.send(message(1, Duration.ofHours(1))));
        Gate.await(() -> asked.size() == 1);
        assertThat(sending).isNotDone();
        later.countDown();

        assertThat(sending.join()).isEqualTo(Handover.accepted(SID));
        assertThat(asked).hasSize(1);
    }

    @Test
    void takesTurnsForPartsAndNotForMessages() {
        List<Double> turns = new ArrayList<>();
        var carrier = carrier(seconds -> {
            turns.add(seconds);
            return Duration.ofMinutes(1);
        });
        var hour = Duration.ofHours(1);

        assertThat(carrier.turn(List.of(message(1, hour)))).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
        assertThat(carrier.turn(List.of(message(1, hour)))).isPositive();
        carrier.turn(List.of(message(1, hour), message(2, hour)));
        carrier.turn(List.of(message(50, hour)));

        assertThat(turns).containsExactly(0.1, 0.15, 2.5);
        assertThat(carrier.mostParts()).isEqualTo(100);
        assertThat(asked).isEmpty();
    }
}
