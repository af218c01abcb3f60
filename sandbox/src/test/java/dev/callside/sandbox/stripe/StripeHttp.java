package dev.callside.sandbox.stripe;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stand-in on a real port, on the real database, for the real stripe-java. */
final class StripeHttp implements AutoCloseable {

    static final String SECRET = "sk_test_callside_sandbox";
    static final String PUBLISHABLE = "pk_test_callside_sandbox";
    static final String CLIENT = "ca_callside_sandbox";
    static final String WEBHOOK_SECRET = "whsec_callside_sandbox";
    static final String DEMO = "acct_1CallsideDemo";

    /** The beginning of a chunked body that ends before it should, for answers that get lost. */
    private static final String BROKEN_CHUNK = "400\r\n";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StripeSettings settings;
    private final Clock clock;

    private StripeHttp(HttpServer server, String webhookUrl, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.settings = new StripeSettings(
                SECRET,
                PUBLISHABLE,
                CLIENT,
                WEBHOOK_SECRET,
                webhookUrl,
                "http://stripe.localhost:" + server.getAddress().getPort(),
                "/stripe");
    }

    static StripeHttp start() throws IOException {
        return start("", Clock.systemUTC());
    }

    static StripeHttp start(String webhookUrl, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StripeHttp http = new StripeHttp(server, webhookUrl, clock);
        StripeHandler handler = new StripeHandler(http.db(), http.settings, clock, StripeHttp::asset);
        server.createContext("/stripe", exchange -> answer(handler, exchange));
        server.setExecutor(http.threads);
        server.start();
        return http;
    }

    Db db() {
        return TestDatabase.db();
    }

    StripeSettings settings() {
        return settings;
    }

    StripeFaults faults() {
        return new StripeFaults(db());
    }

    WebhookSender sender() {
        return new WebhookSender(db(), settings, clock);
    }

    /** Where the stand-in begins, such as {@code http://127.0.0.1:18100/stripe}. */
    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + settings.root();
    }

    StripeClient stripe() {
        return stripe(SECRET);
    }

    StripeClient stripe(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(base())
                .setConnectBase(base())
                .setMaxNetworkRetries(0)
                .build();
    }

    private static void answer(StripeHandler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            StripeAnswer answer = handler.handle(read(exchange));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.lost()) {
                exchange.getResponseHeaders().set("Transfer-Encoding", "chunked");
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, BROKEN_CHUNK.length());
                exchange.getResponseBody().write(BROKEN_CHUNK.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static StripeRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new StripeRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath().substring("/stripe".length()),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Optional<String> asset(String name) {
        Path file = Path.of("src/main/webapp/stripe", name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
