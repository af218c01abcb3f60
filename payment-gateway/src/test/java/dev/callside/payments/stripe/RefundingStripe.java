package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callside.payments.request.Intents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stripe with one PaymentIntent and its refunds, spoken to by the real client: it keeps answers under their keys, 500s and
 * refusals too, as <a href="https://docs.stripe.com/api/idempotent_requests">Stripe does</a>, and it can be broken.
 */
final class RefundingStripe implements AutoCloseable {

    private static final String BROKEN = "{\"error\":{\"type\":\"api_error\"}}";

    private final HttpServer server;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Map<String, Answer> kept = new HashMap<>();
    private final List<String> refunds = new ArrayList<>();
    private String status = "requires_payment_method";
    private String request = "";

    enum Trouble {
        BEFORE,
        AFTER,
        REFUSED,
        CUT
    }

    private record Answer(int status, String body) {}

    RefundingStripe() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    Intents intents() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        var clients = new StripeClients("sk_test_x", base, base);
        return new StripeIntents(clients, new StripePayments(clients));
    }

    /** What becomes of the next refunds that are asked for. */
    synchronized void breaks(Trouble... more) {
        troubles.addAll(List.of(more));
    }

    synchronized void pays() {
        status = "succeeded";
    }

    /** Somebody of the practice gives it back in Stripe's dashboard. */
    synchronized void isRefundedByHand() {
        refunds.add(refund("re_hand", ""));
    }

    synchronized int refunds() {
        return refunds.size();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        var answer = switch (call) {
            case "POST /v1/refunds" ->
                kept.computeIfAbsent(exchange.getRequestHeaders().getFirst("Idempotency-Key"), key -> give());
            case "GET /v1/refunds" -> new Answer(200, list());
            case "POST /v1/payment_intents" -> created(body);
            case "POST /v1/payment_intents/pi_1/cancel" -> canceled();
            default -> new Answer(200, intent());
        };
        if (answer.status == 0) {
            kept.values().remove(answer);
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

    private Answer give() {
        var trouble = troubles.poll();
        if (trouble == Trouble.BEFORE) {
            return new Answer(500, BROKEN);
        }
        if (trouble == Trouble.REFUSED) {
            return refusal("charge_disputed");
        }
        if (!refunds.isEmpty()) {
            return refusal("charge_already_refunded");
        }
        refunds.add(refund("re_1", request));
        if (trouble == Trouble.CUT) {
            return new Answer(0, "");
        }
        return trouble == Trouble.AFTER ? new Answer(500, BROKEN) : new Answer(200, refunds.get(0));
    }

    private static Answer refusal(String code) {
        return new Answer(400, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"" + code + "\"}}");
    }

    private Answer created(String body) {
        request = body.replaceAll(".*callside_request[^=]*=([0-9a-f-]{36}).*", "$1");
        return new Answer(200, intent());
    }

    private Answer canceled() {
        status = "canceled";
        return new Answer(200, intent());
    }

    private String list() {
        return "{\"object\":\"list\",\"url\":\"/v1/refunds\",\"has_more\":false,\"data\":[" + String.join(",", refunds)
                + "]}";
    }

    private static String refund(String id, String ours) {
        return """
                {"id":"%s","object":"refund","amount":8000,"status":"succeeded","metadata":{%s}}""".formatted(id, ours.isEmpty() ? "" : "\"callside_request\":\"" + ours + "\"");
    }

    private String intent() {
        return """
                {"id":"pi_1","object":"payment_intent","status":"%s","client_secret":"pi_1_secret","amount":8000,\
                "currency":"aud","metadata":{"callside_request":"%s"}}""".formatted(status, request);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
