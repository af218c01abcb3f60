package dev.callside.payments.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** As much of Stripe as these tests meet: intents that nobody has paid, and accounts that are in order. */
final class StripeDouble {

    private static String base;
    private static volatile CountDownLatch silence = new CountDownLatch(0);

    private StripeDouble() {}

    static synchronized String start() {
        if (base == null) {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newFixedThreadPool(4, work -> {
                    var thread = new Thread(work, "stripe");
                    thread.setDaemon(true);
                    return thread;
                }));
                server.createContext("/", StripeDouble::answer);
                server.start();
                base = "http://127.0.0.1:" + server.getAddress().getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return base;
    }

    /** Says nothing until it is closed. */
    static AutoCloseable silence() {
        var over = new CountDownLatch(1);
        silence = over;
        return over::countDown;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var body = json(exchange).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String json(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath().split("/", -1);
        return switch (path[2]) {
            case "payment_intents" -> intent(exchange, path);
            case "customers" -> """
                {"id":"cus_%s","object":"customer"}""".formatted(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            case "setup_intents" -> """
                {"id":"seti_new","object":"setup_intent","status":"requires_payment_method",\
                "client_secret":"seti_new_secret_1","metadata":{}}""";
            case "accounts" -> """
                {"id":"%s","object":"account","country":"AU","default_currency":"aud","charges_enabled":true,\
                "payouts_enabled":true}""".formatted(path[3]);
            case "country_specs" -> """
                {"id":"AU","object":"country_spec","supported_payment_currencies":["aud","usd","isk","kwd"]}""";
            default -> "{\"error\":{\"type\":\"invalid_request_error\"}}";
        };
    }

    private static String intent(HttpExchange exchange, String[] path) {
        var id = path.length > 3
                ? path[3].substring("pi_".length())
                : exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var status = path.length > 4 ? "canceled" : "requires_payment_method";
        return """
                {"id":"pi_%s","object":"payment_intent","status":"%s","client_secret":"pi_%s_secret","amount":8000,\
                "currency":"aud","metadata":{}}""".formatted(id, status, id);
    }
}
