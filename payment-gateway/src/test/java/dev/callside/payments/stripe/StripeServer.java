package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the real stripe-java sends over the wire, and the answers that it is to get, in their order. */
final class StripeServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();

    /** A call that came. */
    record Call(String method, String path, String query, String key, String account, String body) {}

    private record Answer(int status, String body) {}

    StripeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    StripeClients clients() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        return new StripeClients("sk_test_x", base, base);
    }

    StripeServer answers(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    List<Call> calls() {
        return calls;
    }

    List<String> keysOfPosts() {
        return calls.stream()
                .filter(call -> call.method().equals("POST"))
                .map(Call::key)
                .toList();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Stripe-Account"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        var answer = answers.remove();
        var body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
