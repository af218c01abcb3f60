package dev.callside.launcher.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows where a server is asked for its health, whatever kind of address it listens on, and that it is asked again. */
class HealthTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "::, 127.0.0.1",
        "[::], 127.0.0.1",
        "::1, [::1]",
        "[::1], [::1]",
        "2001:db8::7, [2001:db8::7]",
        "localhost, localhost"
    })
    void isAskedWhereTheServerListens(String listen, String host) {
        assertThat(Health.address(listen, 8080)).hasToString("http://" + host + ":8080/health/ready");
    }

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
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isNotWaitedForWhereAnAnswerStops() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = CompletableFuture.runAsync(() -> stopsInTheBody(listening));
            var request = HttpRequest.newBuilder(Health.address("localhost", listening.getLocalPort()))
                    .timeout(Duration.ofMillis(500))
                    .build();

            assertThat(Health.ask(HttpClient.newHttpClient(), request)).startsWith("nothing");

            server.join();
        }
    }
}
