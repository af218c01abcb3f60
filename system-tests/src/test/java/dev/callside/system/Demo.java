package dev.callside.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** The demo, started once for all tests that let it live. */
final class Demo implements AutoCloseable {

    private final int port = Ports.free();
    private final CallsideProcess process;
    private final Path data;

    Demo() {
        try {
            data = Files.createTempDirectory("callside-demo").resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = CallsideProcess.start(
                        data,
                        Map.of("CALLSIDE_SANDBOX_SMTP_PORT", String.valueOf(Ports.free())),
                        "demo",
                        "--port",
                        String.valueOf(port))
                .ready();
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
