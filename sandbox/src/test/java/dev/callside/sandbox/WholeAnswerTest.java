package dev.callside.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proves that an answer that stops in its body is given up. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WholeAnswerTest {

    /** Headers and the beginning of a body, and then nothing, until whoever asked hangs up. */
    private static void stopsInTheBody(ServerSocket listening) {
        try (var socket = listening.accept()) {
            var request = socket.getInputStream();
            assertThat(request.read()).isNotNegative();
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{".getBytes(US_ASCII));
            socket.getOutputStream().flush();
            while (request.read() >= 0) {
                // the rest of the request
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hangsUpWhereABodyStops() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = CompletableFuture.runAsync(() -> stopsInTheBody(listening));
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + listening.getLocalPort()))
                    .timeout(Duration.ofMillis(500))
                    .build();

            assertThatThrownBy(() -> WholeAnswer.of(HttpClient.newHttpClient(), request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);

            server.join();
        }
    }
}
