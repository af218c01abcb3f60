package dev.callside.launcher.database;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the schemas of the applications up to date, each with a history of its own, in the order that they need. */
public final class Migrations implements AutoCloseable {

    private final Path folder;
    private final MigrationFiles files;

    private Migrations(Path folder, MigrationFiles files) {
        this.folder = folder;
        this.files = files;
    }

    public static Migrations in(List<Path> wars) {
        try {
            Path folder = Files.createTempDirectory("callside-migrations");
            return new Migrations(folder, MigrationFiles.of(wars, folder));
        } catch (IOException e) {
            throw new Failure(ExitCode.MIGRATION, "The migrations can't be unpacked: " + e.getMessage(), e);
        }
    }

    /** Runs what is missing, as the owner, and returns how many that were. */
    public int run(Database owner) {
        owner.reach();
        int count = 0;
        for (String schema : files.schemas()) {
            Flyway flyway = flyway(owner, schema);
            newer(flyway).ifPresent(version -> {
                throw new Failure(
                        ExitCode.MIGRATION,
                        "The database is newer than this Callside (" + schema + " has migration " + version
                                + "). Start the newer one, or use a database of this one's age.");
            });
            try {
                count += flyway.migrate().migrationsExecuted;
            } catch (FlywayException e) {
                throw new Failure(
                        ExitCode.MIGRATION,
                        "The schema " + schema + " can't be migrated: " + firstLine(e.getMessage()),
                        e);
            }
        }
        History.publish(owner);
        return count;
    }

    /** Refuses a database that is older or newer than the applications. Needs no more than the server's own login. */
    public void check(Database server) {
        server.reach();
        Set<String> applied = History.of(server);
        Set<String> known = known();
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(applied);
        if (!missing.isEmpty()) {
            throw new Failure(
                    ExitCode.MIGRATION,
                    "The database is not migrated (" + missing.iterator().next()
                            + " is missing). Run java -jar callside.jar migrate first.");
        }
        applied.removeIf(script -> known.contains(script) || !files.schemas().contains(script.replaceFirst("/.*", "")));
        if (!applied.isEmpty()) {
            throw new Failure(
                    ExitCode.MIGRATION,
                    "The database is newer than this Callside (it has "
                            + applied.iterator().next() + ").");
        }
    }

    @Override
    public void close() {
        try {
            DataFolder.delete(folder);
        } catch (IOException e) {
            throw new Failure(ExitCode.MIGRATION, folder + " can't be removed: " + e.getMessage(), e);
        }
    }

    private Set<String> known() {
        Set<String> scripts = new TreeSet<>();
        for (String schema : files.schemas()) {
            try (var paths = Files.list(files.folder(schema))) {
                paths.forEach(path -> scripts.add(schema + "/" + path.getFileName()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return scripts;
    }

    private Flyway flyway(Database owner, String schema) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .defaultSchema(schema)
                .schemas(schema)
                .locations("filesystem:" + files.folder(schema))
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    private static Optional<String> newer(Flyway flyway) {
        try {
            for (MigrationInfo info : flyway.info().applied()) {
                if (info.getState() == MigrationState.FUTURE_SUCCESS) {
                    return Optional.of(String.valueOf(info.getVersion()));
                }
            }
            return Optional.empty();
        } catch (FlywayException e) {
            throw new Failure(ExitCode.MIGRATION, "The database can't be looked at: " + firstLine(e.getMessage()), e);
        }
    }

    private static String firstLine(String message) {
        return message.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    /** What was applied, where the server's own login can see it: the histories belong to the owner. */
    private static final class History {

        private static final String VIEW = "callside.applied_migrations";

        static void publish(Database owner) {
            try (Connection connection = owner.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select pg_advisory_xact_lock(hashtext('callside.applied_migrations'))");
                statement.execute("create schema if not exists callside");
                statement.execute("create or replace view " + VIEW + " as " + union(present(statement)));
                statement.execute("grant usage on schema callside to public");
                statement.execute("grant select on " + VIEW + " to public");
                connection.commit();
            } catch (SQLException e) {
                throw new Failure(ExitCode.MIGRATION, "The history can't be shown to the server: " + e.getMessage(), e);
            }
        }

        /** Whoever migrated them: the sandbox's process knows its own schema only, and may run on the product's database. */
        private static List<String> present(Statement statement) throws SQLException {
            List<String> schemas = new ArrayList<>();
            for (String schema : MigrationFiles.ORDER) {
                try (var found = statement.executeQuery("select to_regclass('" + table(schema) + "') is not null")) {
                    found.next();
                    if (found.getBoolean(1)) {
                        schemas.add(schema);
                    }
                }
            }
            return schemas;
        }

        private static String union(List<String> schemas) {
            return schemas.stream()
                    .map(schema -> "select '" + schema + "/' || script as script from " + table(schema)
                            + " where success and version is not null")
                    .collect(Collectors.joining(" union all "));
        }

        private static String table(String schema) {
            return schema + ".flyway_schema_history";
        }

        static Set<String> of(Database server) {
            Set<String> scripts = new TreeSet<>();
            try (Connection connection = server.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select to_regclass('" + VIEW + "') is not null")) {
                rows.next();
                if (rows.getBoolean(1)) {
                    try (var applied = statement.executeQuery("select script from " + VIEW)) {
                        while (applied.next()) {
                            scripts.add(applied.getString(1));
                        }
                    }
                }
                return scripts;
            } catch (SQLException e) {
                throw new Failure(ExitCode.MIGRATION, "The database's history can't be read: " + e.getMessage(), e);
            }
        }
    }
}
