package dev.callside.reminders.dispatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import dev.callside.practice.testing.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proves how long an answer is waited for, and which failures say that a message can't have been taken. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwilioHttpTest {

    private static final Duration AGES = Duration.ofSeconds(20);

    private static void ask(String base, Duration whole) {
        var client = new TwilioRestClient.Builder("AC1", "secret")
                .httpClient(new TwilioHttp(base, whole))
                .build();
        Message.creator(new PhoneNumber("+61491570156"), new PhoneNumber("+15005550006"), "At ten")
                .create(client);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** What somebody does with the one connection that is made. */
    private interface Peer {
        void meets(Socket socket) throws IOException;
    }

    private static CompletableFuture<Void> meet(ServerSocket listening, Peer peer) {
        return Gate.start(() -> {
            try (var socket = listening.accept()) {
                peer.meets(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
    }

    /** Headers and the beginning of a body, and then nothing; it ends when whoever asked hangs up. */
    private static void stopsInTheBody(Socket socket) throws IOException {
        var request = socket.getInputStream();
        assertThat(request.read()).isNotNegative();
        socket.getOutputStream()
                .write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\":".getBytes(US_ASCII));
        socket.getOutputStream().flush();
        while (request.read() >= 0) {
            // the rest of the request
        }
    }

    @Test
    void hangsUpOnAnAnswerThatStopsInItsBody() throws IOException {
        try (var listening = listen()) {
            var peer = meet(listening, TwilioHttpTest::stopsInTheBody);

            assertThatThrownBy(() -> ask("http://localhost:" + listening.getLocalPort(), Duration.ofMillis(500)))
                    .isInstanceOf(TwilioHttp.NoAnswer.class);

            peer.join();
        }
    }

    @Test
    void knowsThatNothingWasSentWhereTheHandshakeIsRefused() throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var nothingToShow = SSLContext.getInstance("TLS");
        nothingToShow.init(null, null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(nothingToShow));
        server.start();
        try {
            assertThatThrownBy(
                            () -> ask("https://localhost:" + server.getAddress().getPort(), AGES))
                    .isInstanceOf(TwilioHttp.NotReached.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void knowsThatNothingWasSentWhereTheHandshakeIsBrokenOff() throws IOException {
        try (var listening = listen()) {
            var peer = meet(
                    listening,
                    socket -> assertThat(socket.getInputStream().read()).isNotNegative());

            assertThatThrownBy(() -> ask("https://localhost:" + listening.getLocalPort(), AGES))
                    .isInstanceOf(TwilioHttp.NotReached.class);

            peer.join();
        }
    }
}
