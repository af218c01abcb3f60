package dev.callside.practice.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Carries what is said to PostgreSQL and back, or swallows it: nothing is answered, and no connection ends. */
final class SwallowingProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket listening;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Semaphore carried = new Semaphore(0);
    private volatile boolean swallows;

    SwallowingProxy(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Of connections that are there, and of those that come. */
    void swallow() {
        swallows = true;
    }

    /** Those that come from now on are as they should be; what was swallowed is lost. */
    void carry() {
        swallows = false;
    }

    /** Returns when the server has said something since the last time. */
    void awaitBytes() throws InterruptedException {
        carried.drainPermits();
        if (!carried.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing is said on an idle connection");
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                begin(() -> pump(client, server, false));
                begin(() -> pump(server, client, true));
            } catch (IOException e) {
                // the test is over
            }
        }
    }

    /** A connection that lost a byte carries none any more. */
    private void pump(Socket from, Socket to, boolean answers) {
        var lost = false;
        var buffer = new byte[8192];
        try (from;
                to) {
            for (var count = from.getInputStream().read(buffer);
                    count > 0;
                    count = from.getInputStream().read(buffer)) {
                lost |= swallows;
                if (!lost) {
                    to.getOutputStream().write(buffer, 0, count);
                    carried.release(answers ? 1 : 0);
                }
            }
        } catch (IOException e) {
            // one side is gone, and with it the other
        }
    }

    private static void begin(Runnable work) {
        var thread = new Thread(work, "swallowing proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
