package dev.callside.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The shipped {@code callside.jar} as a process of its own. */
final class CallsideProcess implements AutoCloseable {

    private static final Path FOLDER = Path.of(System.getProperty("callside.folder", "../ear/target/callside"))
            .toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    /** Of a process that lives for seconds, half the processor's time would go into code that is optimized for hours. */
    private static final List<String> SHORT_LIVED = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final BufferedReader out;
    private final Path data;
    private final Path errors;

    private CallsideProcess(Process process, Path data, Path errors) {
        this.process = process;
        this.out = process.inputReader(UTF_8);
        this.data = data;
        this.errors = errors;
    }

    /** Starts a command; {@code environment} holds its settings as {@code CALLSIDE_…} variables. */
    static CallsideProcess start(Path data, Map<String, String> environment, String... arguments) {
        try {
            Files.createDirectories(data);
            Path errors = Files.createTempFile(data.toAbsolutePath().getParent(), "callside", ".err");
            var builder = new ProcessBuilder(command(data, arguments)).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("CALLSIDE_"));
            builder.environment().putAll(environment);
            return new CallsideProcess(builder.start(), data, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path data, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(SHORT_LIVED);
        Path archive = FOLDER.resolve("callside.jsa");
        if (Files.exists(archive)) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr"));
        }
        command.addAll(List.of("-jar", FOLDER.resolve("callside.jar").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        return command;
    }

    /** Waits for the line that says it is ready. */
    CallsideProcess ready() {
        try {
            String line = CompletableFuture.supplyAsync(this::line).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as(this::told).startsWith("Callside is ready: ");
            return this;
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError(told(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String line() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String told() {
        return "no ready line; standard error:\n" + read(errors) + "\nlog:\n" + log();
    }

    /** Waits until a command that ends by itself has done so, well. */
    void done() {
        ended();
        assertThat(process.exitValue()).as(() -> read(errors)).isZero();
    }

    /** Waits until a command has ended in that way; gives what it said, results first. */
    String ended(int status) {
        try {
            var results = new String(process.getInputStream().readAllBytes(), UTF_8);
            ended();
            assertThat(process.exitValue()).as(() -> read(errors)).isEqualTo(status);
            return results + read(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the system does when memory runs out: nothing of it gets to finish anything. */
    void kill9() {
        process.destroyForcibly();
        ended();
    }

    void stop() {
        process.toHandle().destroy();
        ended();
    }

    String log() {
        return read(data.resolve("logs/callside.log"));
    }

    private void ended() {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
