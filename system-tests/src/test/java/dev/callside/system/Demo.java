package dev.callside.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The demo, started once for all tests that let it live. */
final class Demo implements AutoCloseable {

    private static final String PROGRAMS = "postgresql-18";

    /** PostgreSQL's programs as the first one unpacked them, which takes long. */
    private static final AtomicReference<Path> UNPACKED = new AtomicReference<>();

    private final int port = Ports.free();
    private final CallsideProcess process;
    private final Path data;

    Demo() {
        this(Map.of());
    }

    /** One with settings of its own, as {@code CALLSIDE_…} variables. */
    Demo(Map<String, String> settings) {
        try {
            data = Files.createTempDirectory("callside-demo").resolve("data");
            sharePrograms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var environment = new HashMap<>(settings);
        environment.put("CALLSIDE_SANDBOX_SMTP_PORT", String.valueOf(Ports.free()));
        process = CallsideProcess.start(data, environment, "demo", "--port", String.valueOf(port))
                .ready();
        UNPACKED.compareAndSet(null, data.resolve(PROGRAMS));
    }

    private void sharePrograms() throws IOException {
        Path unpacked = UNPACKED.get();
        if (unpacked != null) {
            Files.createDirectories(data);
            Files.createSymbolicLink(data.resolve(PROGRAMS), unpacked);
        }
    }

    Addresses addresses() {
        return new Addresses("http://localhost:" + port, "http://127.0.0.1:" + port);
    }

    Stripe stripe() {
        return new Stripe("http://127.0.0.1:" + port);
    }

    Mailbox mailbox() {
        return new Mailbox("http://127.0.0.1:" + port);
    }

    String log() {
        return process.log();
    }

    /** What it made for itself and keeps in the data folder. */
    String[] secrets() {
        try (var files = Files.list(data)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && List.of("secret", "postgres.password")
                                    .contains(file.getFileName().toString()))
                    .map(Demo::read)
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of {@code callside.jar} beside it. */
    void command(String... arguments) {
        CallsideProcess.start(data, Map.of(), arguments).done();
    }

    /** A call that nobody else is in. */
    static String newCall() {
        return "test-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        process.stop();
    }
}
