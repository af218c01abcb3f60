package dev.callside.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Carries stand-ins on a real port of this machine, as {@link StandInServlet} does on the server. */
public final class TestServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TestServer(HttpServer server) {
        this.server = server;
    }

    public static TestServer start() throws IOException {
        TestServer started =
                new TestServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    /** What is below {@code root} is answered by the stand-in, which sees the rest of the path. */
    public TestServer carry(String root, Function<WebRequest, WebAnswer> standIn) {
        server.createContext(root.isEmpty() ? "/" : root, exchange -> {
            send(exchange, standIn.apply(read(exchange, root)));
            exchange.close();
        });
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What is thrown ends the connection as it is: without an answer, or in the middle of one. */
    private static void send(HttpExchange exchange, WebAnswer answer) throws IOException {
        switch (answer.line()) {
            case DEAD -> throw new IOException("no answer, on purpose");
            case BROKEN -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                throw new IOException("half an answer, on purpose");
            }
            case WHOLE -> {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                answer.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static WebRequest read(HttpExchange exchange, String root) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new WebRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath().substring(root.length()),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
