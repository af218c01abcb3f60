package dev.callside.sandbox.stripe;

import com.stripe.StripeClient;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.TestDatabase;
import dev.callside.sandbox.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The stand-in on a real port, on the real database, for the real stripe-java. */
final class StripeHttp implements AutoCloseable {

    static final String SECRET = "sk_test_callside_sandbox";
    static final String PUBLISHABLE = "pk_test_callside_sandbox";
    static final String CLIENT = "ca_callside_sandbox";
    static final String WEBHOOK_SECRET = "whsec_callside_sandbox";
    static final String DEMO = "acct_1CallsideDemo";

    private final TestServer server;
    private final StripeSettings settings;
    private final Clock clock;

    private StripeHttp(TestServer server, String webhookUrl, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.settings = new StripeSettings(
                SECRET,
                PUBLISHABLE,
                CLIENT,
                WEBHOOK_SECRET,
                webhookUrl,
                "http://stripe.localhost:" + server.port(),
                "/stripe");
    }

    static StripeHttp start() throws IOException {
        return start("", Clock.systemUTC());
    }

    static StripeHttp start(String webhookUrl, Clock clock) throws IOException {
        TestServer server = TestServer.start();
        StripeHttp http = new StripeHttp(server, webhookUrl, clock);
        StripeHandler handler = new StripeHandler(http.db(), http.settings, clock, StripeHttp::asset);
        server.carry(http.settings.root(), handler::handle);
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
        return "http://127.0.0.1:" + server.port() + settings.root();
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
        server.close();
    }
}
