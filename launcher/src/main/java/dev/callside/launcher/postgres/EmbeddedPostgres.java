package dev.callside.launcher.postgres;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL on the data folder, durable, reachable from this machine with a password only. It is started again
 * on the same port when it ends by itself, so that a server that uses it finds it back.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class.getName());

    private final DataFolder data;
    private final Programs programs = new Programs();
    private final Object starting = new Object();
    private volatile Postmaster postmaster;
    private volatile String password;
    private volatile Future<?> watch = CompletableFuture.completedFuture(null);

    /** The caller holds the data folder. */
    public EmbeddedPostgres(DataFolder data) {
        this.data = data;
    }

    /** Starts it; whoever closes it meanwhile makes that fail, and nothing of it is left. */
    public void start(Progress progress) {
        Path binaries = Binaries.unpacked(data);
        synchronized (starting) {
            Path cluster = Cluster.ready(data, binaries, programs, progress);
            Orphan.stop(cluster);
            try {
                SystemUser.current().give(cluster);
            } catch (IOException e) {
                throw unusable(cluster + " can't be given to another user: " + e.getMessage());
            }
            password = data.secret(Cluster.PASSWORD_FILE);
            postmaster = new Postmaster(binaries, cluster, PostgresLog.file(data), programs);
            begin();
        }
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

    /** Returns when nothing of it runs any more, also where it was only just starting. */
    @Override
    public void close() {
        programs.end();
        // whoever is starting it fails by that, and leaves
        synchronized (starting) {
            watch.cancel(false);
        }
    }

    private void begin() {
        watch = postmaster.start().onExit().thenRun(this::again);
    }

    private void again() {
        if (programs.ended()) {
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
