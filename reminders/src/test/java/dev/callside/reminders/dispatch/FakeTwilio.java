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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Twilio by HTTP, as far as messages are made, listed and read there; whether it takes them and answers is up to the test. */
public final class FakeTwilio implements AutoCloseable {

    private static final String NUMBER = "+15005550006";

    private static final DateTimeFormatter DATES =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, String> fates = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger listed = new AtomicInteger();
    private final MovableClock clock;
    private final HttpServer server;
    private volatile boolean takes = true;
    private volatile boolean answers = true;
    private volatile Runnable beforeItAnswers = () -> {};
    private volatile Runnable beforeItLists = () -> {};

    public FakeTwilio(MovableClock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                make(exchange);
            } else if (exchange.getRequestURI().getPath().endsWith("/Messages.json")) {
                list(exchange);
            } else {
                read(exchange);
            }
            exchange.close();
        });
        server.setExecutor(ReminderScene.THREADS);
        server.start();
    }

    /** A message that its reader gets. */
    record Taken(String sid, String to, String text, Instant at) {}

    private record Received(String sid, String from, String text, Instant at) {}

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

    private void read(HttpExchange exchange) throws IOException {
        var sid = exchange.getRequestURI().getPath().replaceFirst(".*/", "").replace(".json", "");
        read.add(sid);
        if (!answers) {
            return;
        }
        var fate = fates.get(sid);
        answer(
                exchange,
                fate == null ? 404 : 200,
                fate == null ? "{\"code\":20404,\"message\":\"no\",\"status\":404}" : fate);
    }

    /** From now on that is what it says of a message. */
    public void says(String sid, String status, String code) {
        fates.put(
                sid,
                "{\"sid\":\"%s\",\"status\":\"%s\",\"error_code\":%s}"
                        .formatted(sid, status, code.isEmpty() ? "null" : code));
    }

    /** Somebody has written to its number, and nobody was told. */
    public void hasReceived(String sid, String from, String text) {
        received.add(0, new Received(sid, from, text, clock.instant()));
    }

    /** Of which messages it was asked what became of them. */
    public List<String> read() {
        return List.copyOf(read);
    }

    private void list(HttpExchange exchange) throws IOException {
        listed.incrementAndGet();
        var asks = fields(exchange.getRequestURI().getRawQuery());
        var to = asks.get("To");
        var messages = Json.createArrayBuilder();
        var list = Json.createObjectBuilder();
        if (to.equals(NUMBER)) {
            var since = LocalDateTime.parse(asks.get("DateSent%3E").replace("Z", ""))
                    .toInstant(ZoneOffset.UTC);
            var page = Integer.parseInt(asks.getOrDefault("Page", "0"));
            var size = Integer.parseInt(asks.get("PageSize"));
            var all =
                    received.stream().filter(each -> !each.at().isBefore(since)).toList();
            if (all.size() > (page + 1) * size) {
                var same = exchange.getRequestURI().toString().replaceFirst("&Page=.*", "");
                list.add("next_page_uri", same + "&Page=" + (page + 1));
            }
            all.stream()
                    .skip((long) page * size)
                    .limit(size)
                    .forEach(each -> messages.add(Json.createObjectBuilder()
                            .add("sid", each.sid())
                            .add("from", each.from())
                            .add("body", each.text())
                            .add("direction", "inbound")
                            .add("date_sent", DATES.format(each.at().atOffset(ZoneOffset.UTC)))));
        }
        taken.stream()
                .filter(message -> message.to().equals(to))
                .forEach(message -> messages.add(Json.createObjectBuilder()
                        .add("sid", message.sid())
                        .add("body", message.text())
                        .add("date_created", DATES.format(message.at().atOffset(ZoneOffset.UTC)))));
        beforeItLists.run();
        if (!answers) {
            return;
        }
        list.add("messages", messages).add("page", 0).add("page_size", 50).add("uri", "/x");
        answer(exchange, 200, list.build().toString());
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
    public void losesItsAnswers(boolean takesThem) {
        takes = takesThem;
        answers = false;
    }

    public void isBack() {
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

    public TwilioAccount account() {
        return new TwilioAccount(
                Optional.of("AC1"),
                Optional.of("secret"),
                Optional.of(NUMBER),
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
    public int listed() {
        return listed.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
