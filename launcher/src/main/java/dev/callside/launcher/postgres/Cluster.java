package dev.callside.launcher.postgres;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The files of the database: made once, whole or not at all, and looked at before every start. */
final class Cluster {

    static final String OWNER = "postgres";
    static final String PASSWORD_FILE = "postgres.password";

    private static final String FOLDER = "postgres";

    private Cluster() {}

    static Path path(DataFolder data) {
        return data.resolve(FOLDER);
    }

    static Path ready(DataFolder data, Path binaries, Programs programs, Progress progress) {
        Path cluster = path(data);
        if (!Files.exists(cluster)) {
            progress.step("Making a database in " + cluster);
            make(data, binaries, cluster, programs);
        }
        String version = data.read(FOLDER + "/PG_VERSION")
                .orElseThrow(() -> new Failure(
                        ExitCode.DATA,
                        cluster
                                + " is no PostgreSQL database (PG_VERSION is missing). Put it back from a backup, or move"
                                + " it away to begin with an empty one."));
        if (!version.equals(String.valueOf(Binaries.MAJOR))) {
            throw new Failure(
                    ExitCode.DATA,
                    cluster + " was made by PostgreSQL " + version + ", and this Callside brings " + Binaries.MAJOR
                            + ". Convert it with pg_upgrade, or choose another folder with --data.");
        }
        if (data.read(PASSWORD_FILE).isEmpty()) {
            throw new Failure(
                    ExitCode.DATA,
                    data.resolve(PASSWORD_FILE) + " is missing, so nobody can log in to " + cluster
                            + ". Put it back from a backup.");
        }
        return cluster;
    }

    private static void make(DataFolder data, Path binaries, Path cluster, Programs programs) {
        Path draft = data.emptied(FOLDER + ".new");
        String password = data.secret(PASSWORD_FILE);
        Path passwordFile = data.resolve("initdb.password");
        List<String> initdb = List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + OWNER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        Path log = PostgresLog.file(data);
        try {
            data.writePrivately(passwordFile.getFileName().toString(), password);
            SystemUser.current().give(passwordFile);
            SystemUser.current().give(draft);
            try {
                if (programs.start(initdb, log.toFile()).waitFor() != 0) {
                    throw new Failure(ExitCode.DATA, "PostgreSQL can't make a database: " + PostgresLog.lastWords(log));
                }
            } finally {
                Files.delete(passwordFile);
            }
            Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, "PostgreSQL can't make a database: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
