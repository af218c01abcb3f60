package dev.callside.reminders.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that answers with the very bytes that it was told, each answer once and the last one for ever. */
final class RawServer implements Closeable {

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Answers answers = (number, to) -> {};
    private volatile byte[] greeting = {};

    /** Writes the answer to a request. */
    private interface Answers {
        void write(int number, Socket to) throws IOException, InterruptedException;
    }

    RawServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
    }

    int port() {
        return socket.getLocalPort();
    }

    int count() {
        return asked.size();
    }

    String asked(int number) {
        return asked.get(number);
    }

    void answers(String... texts) {
        answers(Stream.of(texts).map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    void answers(byte[]... all) {
        answers = (number, to) -> to.getOutputStream().write(all[Math.min(number, all.length - 1)]);
    }

    void answersNothing() {
        answers = (number, to) -> closed.await();
    }

    /** Before anything was asked. */
    void greets(String text) {
        greeting = text.getBytes(UTF_8);
    }

    /** Waits with this one answer until it may go on; what is asked meanwhile is answered as somebody says meanwhile. */
    void answersOnce(CountDownLatch isAsked, CountDownLatch goOn, String text) {
        answers = (number, to) -> {
            isAsked.countDown();
            goOn.await();
            to.getOutputStream().write(text.getBytes(UTF_8));
        };
    }

    /** @param pause between the pieces, in milliseconds */
    void answersForEver(String head, String piece, long pause) {
        answers = (number, to) -> {
            to.getOutputStream().write(head.getBytes(UTF_8));
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                to.getOutputStream().write(piece.getBytes(UTF_8));
            }
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var to = socket.accept();
                start(() -> serve(to));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket to) {
        try (to) {
            to.getOutputStream().write(greeting);
            var in = new BufferedReader(new InputStreamReader(to.getInputStream(), UTF_8));
            var head = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            asked.add(head.toString());
            answers.write(asked.size() - 1, to);
        } catch (IOException e) {
            // whoever asked has heard enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
