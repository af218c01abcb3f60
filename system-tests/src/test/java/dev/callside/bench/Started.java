package dev.callside.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server as a process of its own, and how long it took until it answered. */
final class Started implements AutoCloseable {

    static final Path SHIPPED = Path.of(System.getProperty("callside.folder", "../ear/target/callside"))
            .toAbsolutePath();

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Process process;
    private final long nanos;

    private Started(Process process, long nanos) {
        this.process = process;
        this.nanos = nanos;
    }

    /** Returns when {@code ready} answers 200. */
    static Started when(List<String> command, Map<String, String> settings, Path log, URI ready) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CALLSIDE_"));
        builder.environment().putAll(settings);
        long begin = System.nanoTime();
        var process = builder.start();
        while (!answers(ready)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return new Started(process, System.nanoTime() - begin);
    }

    /** The shipped demo, when the panel's application answers too: the sandbox is there before it. */
    static Started demo(Path data, int port) throws IOException {
        List<String> command =
                List.of(SHIPPED.resolve("callside").toString(), "demo", "--port", "" + port, "--data", data.toString());
        return when(
                command,
                Map.of("CALLSIDE_SANDBOX_SMTP_PORT", "" + freePort()),
                data.resolveSibling(data.getFileName() + ".log"),
                URI.create("http://127.0.0.1:" + port + "/pay/manifest.webmanifest"));
    }

    private static boolean answers(URI ready) {
        try {
            var connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setReadTimeout(1_000);
            boolean answers = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return answers;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** What the system counts as its memory, shared pages of files among it. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IllegalStateException("the process has ended");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
