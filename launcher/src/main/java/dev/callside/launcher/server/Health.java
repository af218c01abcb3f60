package dev.callside.launcher.server;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the server whether it is ready, from outside, as a balancer would. */
public final class Health {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final int POLL_MILLISECONDS = 200;
    private static final int OK = 200;

    private Health() {}

    /** Asks until it is; an answer that is late, as the first one on a busy machine may be, is asked for again. */
    public static void await(Settings settings) {
        var request = HttpRequest.newBuilder(address(settings.text(Setting.LISTEN), settings.number(Setting.PORT)))
                .timeout(ONE_ANSWER)
                .build();
        var client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String answer = ask(client, request);
        while (!answer.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new Failure(ExitCode.SERVER, "The server is not ready: " + request.uri() + " says " + answer);
            }
            pause();
            answer = ask(client, request);
        }
    }

    /** Whoever listens on all addresses, of whichever kind, is there on this one too. */
    static URI address(String listen, int port) {
        boolean everywhere = new InetSocketAddress(listen, port).getAddress().isAnyLocalAddress();
        try {
            return new URI("http", null, everywhere ? "127.0.0.1" : listen, port, "/health/ready", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has against being ready; nothing when it is. */
    static String ask(HttpClient client, HttpRequest request) {
        var asked = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            // The request's own limit ends with the headers.
            var response = asked.get(request.timeout().orElseThrow().toNanos(), TimeUnit.NANOSECONDS);
            return response.statusCode() == OK ? "" : response.statusCode() + " " + response.body();
        } catch (ExecutionException e) {
            return "nothing: " + e.getCause();
        } catch (TimeoutException e) {
            return "nothing whole in time";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            asked.cancel(true);
        }
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
