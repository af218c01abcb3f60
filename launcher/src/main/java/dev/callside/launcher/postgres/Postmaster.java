package dev.callside.launcher.postgres;

import dev.callside.launcher.server.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts PostgreSQL's main process and waits until it accepts connections. */
final class Postmaster {

    private static final int POLL_MILLISECONDS = 20;
    private static final int PATIENCE_SECONDS = 300;
    private static final int TRIES = 50;

    /** Durable, reachable from this machine only, and no values of anybody in its log. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "max_connections=100",
            "shared_buffers=128MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_parameter_max_length_on_error=0");

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final Programs programs;
    private final int port = Listener.freePort();

    Postmaster(Path binaries, Path cluster, Path log, Programs programs) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
        this.programs = programs;
    }

    int port() {
        return port;
    }

    Process start() {
        for (int left = TRIES; ; left--) {
            Process process = launch();
            if (ready(process)) {
                return process;
            }
            String why = PostgresLog.lastWords(log);
            if (left == 1 || !passes(why)) {
                throw EmbeddedPostgres.unusable(why);
            }
            pause(process);
        }
    }

    /** The processes of one that was killed hold its memory for a moment longer. */
    private static boolean passes(String why) {
        return why.contains("pre-existing shared memory block");
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(), "-D", cluster.toString(), "-p", String.valueOf(port)));
        for (String setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        try {
            return programs.start(command, log.toFile());
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable(e.getMessage());
        }
    }

    private boolean ready(Process process) {
        long polls = TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS) / POLL_MILLISECONDS;
        for (long poll = 0; poll < polls && process.isAlive(); poll++) {
            if (PidFile.in(cluster)
                    .filter(file -> file.ready() && file.pid() == process.pid())
                    .isPresent()) {
                return true;
            }
            pause(process);
        }
        return false;
    }

    private static void pause(Process process) {
        try {
            process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
