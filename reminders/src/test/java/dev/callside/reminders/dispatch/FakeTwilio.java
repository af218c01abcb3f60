package dev.callside.reminders.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callside.practice.testing.MovableClock;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Twilio by HTTP, as far as messages are made and listed there; whether it takes them and answers is up to the test. */
final class FakeTwilio implements AutoCloseable {

    private static final DateTimeFormatter DATES =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger listed = new AtomicInteger();
    private final MovableClock clock;
    private final HttpServer server;
    private volatile boolean takes = true;
    private volatile boolean answers = true;
    private volatile Runnable beforeItAnswers = () -> {};
    private volatile Runnable beforeItLists = () -> {};

    FakeTwilio(MovableClock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                make(exchange);
            } else {
                list(exchange);
            }
            exchange.close();
        });
        server.setExecutor(ReminderScene.THREADS);
        server.start();
    }

    /** A message that its reader gets. */
    record Taken(String sid, String to, String text, Instant at) {}

    private void make(HttpExchange exchange) throws IOException {
        var form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        asked.incrementAndGet();
        if (takes) {
            taken.add(new Taken(sid, form.get("To"), form.get("Body"), clock.instant()));
        }
        beforeItAnswers.run();
        if (answers) {
            answer(exchange, 201, "{\"sid\":\"" + sid + "\"}");
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        listed.incrementAndGet();
        var to = fields(exchange.getRequestURI().getRawQuery()).get("To");
        var messages = Json.createArrayBuilder();
        taken.stream()
                .filter(message -> message.to().equals(to))
                .forEach(message -> messages.add(Json.createObjectBuilder()
                        .add("sid", message.sid())
                        .add("body", message.text())
                        .add("date_created", DATES.format(message.at().atOffset(ZoneOffset.UTC)))));
        beforeItLists.run();
        var page = Json.createObjectBuilder()
                .add("messages", messages)
                .add("page", 0)
                .add("page_size", 50)
                .add("uri", "/x");
        answer(exchange, 200, page.build().toString());
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** It took that message, from a server that did not live to hear it. */
    void hasTaken(String to, String text) {
        taken.add(new Taken("SM" + UUID.randomUUID().toString().replace("-", ""), to, text, clock.instant()));
    }

    /** From now on it reads each request and cuts the connection; whether it has taken the message, only its list tells. */
    void losesItsAnswers(boolean takesThem) {
        takes = takesThem;
        answers = false;
    }

    void isBack() {
        takes = true;
        answers = true;
    }

    /** Happens when it has taken a message. */
    void beforeItAnswers(Runnable happens) {
        beforeItAnswers = happens;
    }

    /** Happens when it has looked up what to list. */
    void beforeItLists(Runnable happens) {
        beforeItLists = happens;
    }

    TwilioAccount account() {
        return new TwilioAccount(
                Optional.of("AC1"),
                Optional.of("secret"),
                Optional.of("+15005550006"),
                "http://localhost:" + server.getAddress().getPort());
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many messages it was asked for. */
    int asked() {
        return asked.get();
    }

    /** How often it was asked what it has. */
    int listed() {
        return listed.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
