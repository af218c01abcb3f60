package dev.callside.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * A PostgreSQL that outlived its launcher, as after {@code kill -9}. Nobody else can own it, because the caller holds the
 * data folder: it is stopped in the ordinary way, and what it had committed is there.
 */
final class Orphan {

    private static final Logger LOG = Logger.getLogger(Orphan.class.getName());
    private static final long PATIENCE_SECONDS = 20;

    private Orphan() {}

    static void stop(Path cluster) {
        Optional<PidFile> file = PidFile.in(cluster);
        Optional<ProcessHandle> orphan = file.flatMap(PidFile::process);
        try {
            if (orphan.isPresent()) {
                LOG.info("A PostgreSQL that outlived its launcher is stopped: process "
                        + orphan.get().pid());
                end(orphan.get());
            } else if (file.isPresent()) {
                // its number may belong to another program by now, which would keep PostgreSQL from starting
                Files.deleteIfExists(cluster.resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            throw EmbeddedPostgres.unusable("the one that ran before can't be stopped: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void end(ProcessHandle orphan) throws IOException, InterruptedException {
        for (String signal : new String[] {"INT", "QUIT", "KILL"}) {
            Program.signal(signal, orphan.pid());
            if (ended(orphan)) {
                return;
            }
        }
        throw new IOException("process " + orphan.pid() + " does not end");
    }

    private static boolean ended(ProcessHandle orphan) throws InterruptedException {
        try {
            orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
