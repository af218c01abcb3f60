package dev.callside.launcher.postgres;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL on the data folder, durable, reachable from this machine with a password only. It is started again
 * on the same port when it ends by itself, so that a server that uses it finds it back.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class.getName());
    private static final long STOP_SECONDS = 20;

    private final Postmaster postmaster;
    private final String password;
    private volatile Process process;
    private volatile Future<?> watch;
    private volatile boolean stopping;

    private EmbeddedPostgres(Postmaster postmaster, String password) {
        this.postmaster = postmaster;
        this.password = password;
    }

    /** Starts it; the caller holds the data folder. */
    public static EmbeddedPostgres start(DataFolder data, Progress progress) {
        Path binaries = Binaries.unpacked(data);
        Path cluster = Cluster.ready(data, binaries, progress);
        Orphan.stop(cluster);
        try {
            SystemUser.current().give(cluster);
        } catch (IOException e) {
            throw unusable(cluster + " can't be given to another user: " + e.getMessage());
        }
        var postmaster = new Postmaster(binaries, cluster, PostgresLog.file(data));
        var postgres = new EmbeddedPostgres(postmaster, data.secret(Cluster.PASSWORD_FILE));
        postgres.begin();
        return postgres;
    }

    /** Where the PostgreSQL of a data folder that another process holds is to be found. */
    public static Optional<Login> running(DataFolder data) {
        return PidFile.in(Cluster.path(data))
                .filter(file -> file.ready() && file.process().isPresent())
                .map(file ->
                        new Login(file.port(), data.read(Cluster.PASSWORD_FILE).orElse("")));
    }

    public Login login() {
        return new Login(postmaster.port(), password);
    }

    @Override
    public void close() {
        stopping = true;
        watch.cancel(false);
        try {
            Program.signal("INT", process.pid());
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Program.signal("QUIT", process.pid());
                process.waitFor();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        process = postmaster.start();
        watch = process.onExit().thenRun(this::again);
    }

    private void again() {
        if (stopping) {
            return;
        }
        LOG.warning("PostgreSQL ended by itself and is started again");
        try {
            begin();
        } catch (Failure e) {
            LOG.log(Level.SEVERE, "PostgreSQL can't be started again: " + e.getMessage(), e);
        }
    }

    /** How to log in as its owner. */
    public record Login(int port, String password) {

        private static final String HOST = "jdbc:postgresql://127.0.0.1:";

        public String user() {
            return Cluster.OWNER;
        }

        public String url(String database) {
            return HOST + port + "/" + database;
        }

        @Override
        public String toString() {
            return HOST + port;
        }
    }

    static Failure unusable(String why) {
        return new Failure(ExitCode.DATA, "PostgreSQL can't start: " + why);
    }
}
