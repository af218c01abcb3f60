package dev.callside.launcher;

import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.server.PayaraServer;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stops what runs, the server before the database, when the process is told to end or can't go on. Each is known here
 * before it is started, so that one that is only just starting ends too.
 */
final class Ending {

    private static final Logger LOG = Logger.getLogger(Ending.class.getName());

    private final Progress progress;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile PayaraServer server;
    private volatile EmbeddedPostgres database;

    Ending(Progress progress) {
        this.progress = progress;
    }

    /**
     * On Ctrl-C and SIGTERM. The process then ends with 130 or 143, as the shell expects of one that was told to,
     * whatever fails because of it.
     */
    void register() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "callside-end"));
    }

    void server(PayaraServer starting) {
        server = starting;
    }

    void database(EmbeddedPostgres starting) {
        database = starting;
    }

    /** How a command that failed ends: one sentence for the person, the stack trace for the log. */
    int failed(Exception e) {
        return begun.get() ? ExitCode.DONE.number() : told(e);
    }

    /**
     * Ends a start that failed; does not return. Nothing runs yet that would have to be told, so the server is not waited
     * for.
     */
    void now(Exception e) {
        if (begun.compareAndSet(false, true)) {
            int code = told(e);
            closeDatabase();
            Runtime.getRuntime().halt(code);
        }
        // it fails because it is being ended, by whoever began to
        forever();
    }

    static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int told(Exception e) {
        if (e instanceof Failure failure) {
            LOG.log(Level.SEVERE, failure.getMessage(), failure);
            progress.say(failure.getMessage());
            return failure.code().number();
        }
        LOG.log(Level.SEVERE, "defect", e);
        progress.say("This is a defect in Callside; the log of the data folder has the details: " + e);
        return ExitCode.DEFECT.number();
    }

    private void stop() {
        begun.set(true);
        PayaraServer running = server;
        if (running != null) {
            running.stop();
        }
        closeDatabase();
    }

    private void closeDatabase() {
        EmbeddedPostgres running = database;
        if (running != null) {
            running.close();
        }
    }
}
