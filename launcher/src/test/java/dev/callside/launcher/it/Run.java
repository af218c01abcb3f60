package dev.callside.launcher.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of {@code callside.jar} as a process of its own. */
final class Run implements AutoCloseable {

    /** What {@code serve} needs beside a database. */
    static final Map<String, String> SERVE = Map.of(
            "CALLSIDE_SECRET", "0123456789abcdef0123456789abcdef",
            "CALLSIDE_STRIPE_SECRET_KEY", "sk_test_1",
            "CALLSIDE_STRIPE_PUBLISHABLE_KEY", "pk_test_1",
            "CALLSIDE_STRIPE_CLIENT_ID", "ca_1",
            "CALLSIDE_STRIPE_WEBHOOK_SECRETS", "whsec_1",
            "CALLSIDE_MAIL_HOST", "localhost",
            "CALLSIDE_MAIL_FROM", "receipts@example.org");

    private static final Path JAR = Folder.jar();
    private static final long PATIENCE_SECONDS = 240;

    /** Of a process that lives for seconds, half the processor's time would go into code that is optimized for hours. */
    private static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final BufferedReader out;
    private final Path data;
    private final Path errors;

    private Run(Process process, Path data, Path errors) {
        this.process = process;
        this.data = data;
        this.out = process.inputReader(UTF_8);
        this.errors = errors;
    }

    static Run of(Path data, String... arguments) {
        return of(data, Map.of(), arguments);
    }

    static Run of(Path data, Map<String, String> environment, String... arguments) {
        try {
            Path errors = Files.createTempFile("callside", ".err");
            List<String> command = new ArrayList<>(List.of("java"));
            command.addAll(SHORT_LIVED);
            command.addAll(List.of("-jar", JAR.toString()));
            command.addAll(List.of(arguments));
            if (data != null) {
                command.addAll(List.of("--data", data.toString()));
            }
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("CALLSIDE_"));
            builder.environment().put("CALLSIDE_SANDBOX_SMTP_PORT", String.valueOf(freePort()));
            builder.environment().putAll(environment);
            return new Run(builder.start(), data, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first line of standard output, which says that it is ready. */
    String ready() {
        try {
            String line = out.readLine();
            assertThat(line)
                    .as(() -> "no ready line; standard error:\n" + errors() + "\nlog:\n" + log())
                    .isNotNull();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What else it writes to standard output until it ends. */
    String output() {
        return out.lines().collect(Collectors.joining("\n"));
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its log says in full where the terminal has one sentence. */
    private String log() {
        try (var lines = Files.lines(data.resolve("logs/callside.log"))) {
            return lines.filter(line -> line.contains("\"SEVERE\"")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "none: " + e;
        }
    }

    int ended() {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean endsWithin(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int stop() {
        // by its handle, which leaves its output to be read
        process.toHandle().destroy();
        return ended();
    }

    void kill() {
        process.destroyForcibly();
        ended();
    }

    /** Kills PostgreSQL's main process, as the system does when memory runs out. */
    void killDatabase() {
        process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        stop();
    }
}
