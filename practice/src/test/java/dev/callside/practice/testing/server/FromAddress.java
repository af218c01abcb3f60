package dev.callside.practice.testing.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;

/** Somebody with an address of their own, so that what they do too often is not counted against all other tests. */
public final class FromAddress {

    private final byte[] address;

    /** This machine as {@code 127.0.0.last}. */
    public FromAddress(int last) {
        this.address = new byte[] {127, 0, 0, (byte) last};
    }

    /** The first answer of many that sends somebody away, after how many others. */
    public record SentAway(int before, String answer) {}

    /** Sends the same again and again, until it is too often. */
    public SentAway insist(URI uri, Map<String, String> headers, String body) {
        for (var before = 0; before < 5_000; before++) {
            var answer = post(uri, headers, body);
            if (answer.startsWith("HTTP/1.1 429")) {
                return new SentAway(before, answer);
            }
        }
        throw new AssertionError(uri + " was never too often");
    }

    /** The whole answer, with status line and headers. */
    public String post(URI uri, Map<String, String> headers, String body) {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), uri.getPort(), InetAddress.getByAddress(address), 0)) {
            var head = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\nHost: 127.0.0.1:" + uri.getPort()
                    + "\r\nConnection: close\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
