package dev.callside.sandbox.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/**
 * Tells a browser on this machine under which loopback address it is seen. A browser leaves loopback out of its own
 * candidates, and hides the others behind mDNS names until it may use the camera: where mDNS goes nowhere, as in a
 * container, this answer is the only route that two browsers have to each other. It does not help a Chromium on a
 * machine with no network at all, which gathers nothing; the tile says so then.
 */
@Singleton
class StunServer {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int LARGEST_REQUEST = 1500;

    private final DatagramSocket socket;

    @Inject
    StunServer() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("No UDP port on loopback", e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers until it is closed. */
    void run() {
        byte[] buffer = new byte[LARGEST_REQUEST];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                answer(packet);
            } catch (SocketException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(DatagramPacket request) throws IOException {
        byte[] answer = StunAnswer.to(request).orElse(null);
        if (answer != null) {
            socket.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
        }
    }

    void close() {
        socket.close();
    }
}
