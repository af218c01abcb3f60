package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callside.payments.purchase.PurchaseIntents;
import dev.callside.payments.request.Intents;
import dev.callside.practice.testing.TestConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Stripe as far as a test says what it answers, spoken to by the real client. One a run, because the client's address for
 * OAuth is static; tests keep apart by the ids that they use.
 */
public final class StripeStub {

    private static StripeStub instance;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final StripeClients clients;
    private final String base;

    private record Answer(int status, String body) {}

    private StripeStub() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "stripe");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", this::answer);
            server.start();
            base = "http://127.0.0.1:" + server.getAddress().getPort();
            clients = new StripeClients("sk_test_stub", base, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers("GET /v1/country_specs/AU", 200, """
                {"id":"AU","object":"country_spec","supported_payment_currencies":["usd","aud"]}""");
    }

    public static synchronized StripeStub get() {
        if (instance == null) {
            instance = new StripeStub();
        }
        return instance;
    }

    public StripeAccounts accounts() {
        return new StripeAccounts(clients, Optional.of("ca_stub"));
    }

    public Intents intents() {
        return new StripeIntents(clients, new StripePayments(clients));
    }

    PurchaseIntents purchases() {
        return new StripePurchases(clients, new StripePayments(clients));
    }

    public StripePages pages() {
        return pages("oauth");
    }

    public StripePages pages(String linking) {
        return new StripePages(TestConfig.of(Map.of(
                "callside.stripe.linking",
                linking,
                "callside.stripe.connect-base",
                base,
                "callside.stripe.client-id",
                "ca_stub",
                "callside.public-url",
                "https://pay.example")));
    }

    /**
     * From now on that is the answer.
     *
     * @param call method, path and, for OAuth, what it is about: {@code POST /oauth/token code_1}
     */
    public void answers(String call, int status, String body) {
        answers.put(call, new Answer(status, body));
    }

    /** From now on the connection is cut instead. */
    public void loses(String call) {
        answers.put(call, new Answer(0, ""));
    }

    /** An account that is in order. */
    public void account(String id) {
        account(id, "\"charges_enabled\":true,\"payouts_enabled\":true");
    }

    public void account(String id, String members) {
        answers("GET /v1/accounts/" + id, 200, """
                {"id":"%s","object":"account","country":"AU","default_currency":"aud",%s}""".formatted(id, members));
    }

    /** What Stripe says of an account that doesn't know us. */
    public void disconnected(String id) {
        answers("GET /v1/accounts/" + id, 403, """
                {"error":{"type":"invalid_request_error","code":"account_invalid","message":"no access"}}""");
    }

    /** The code that the consent page sent the manager back with stands for that account. */
    public void linked(String code, String account) {
        answers("POST /oauth/token " + code, 200, "{\"stripe_user_id\":\"" + account + "\"}");
        answers("POST /oauth/deauthorize " + account, 200, "{\"stripe_user_id\":\"" + account + "\"}");
    }

    /** How often that was called. */
    public long calls(String call) {
        return calls.stream().filter(call::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var path = exchange.getRequestURI().getPath();
        var call = exchange.getRequestMethod() + " " + path
                + (path.startsWith("/oauth/") ? " " + about(body) : "")
                + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                        .filter(key -> path.equals("/v1/payment_intents"))
                        .map(key -> " " + key)
                        .orElse("");
        calls.add(call);
        var answer = answers.getOrDefault(call, new Answer(404, """
                {"error":{"type":"invalid_request_error","code":"resource_missing","message":"no such"}}"""));
        if (answer.status == 0) {
            exchange.close();
            return;
        }
        var bytes = answer.body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String about(String body) {
        for (var pair : body.split("&", -1)) {
            if (pair.startsWith("code=") || pair.startsWith("stripe_user_id=")) {
                return pair.substring(pair.indexOf('=') + 1);
            }
        }
        return "";
    }
}
