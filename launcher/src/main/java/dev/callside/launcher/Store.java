package dev.callside.launcher;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.database.Database;
import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.server.ServerLog;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The database that the settings mean: the configured one, or the embedded one, started where it does not run. */
final class Store implements AutoCloseable {

    private static final String NAME = "callside";

    private final Database owner;
    private final EmbeddedPostgres embedded;

    private Store(Database owner, EmbeddedPostgres embedded) {
        this.owner = owner;
        this.embedded = embedded;
    }

    /** For a node, which holds the data folder. */
    static Store forNode(Settings settings, DataFolder data, Progress progress, Ending ending) {
        return settings.has(Setting.DATABASE_URL) ? configured(settings) : start(data, progress, ending);
    }

    /** For a command, beside a running node or without one. */
    static Store forCommand(Settings settings, Callside callside) {
        if (settings.has(Setting.DATABASE_URL)) {
            return configured(settings);
        }
        var data = new DataFolder(settings.data());
        if (data.tryHold()) {
            ServerLog.begin(data.resolve("logs"), false);
            return start(data, callside.progress(), callside.ending());
        }
        Optional<EmbeddedPostgres.Login> running = EmbeddedPostgres.running(data);
        return new Store(
                running.map(Store::owner)
                        .orElseThrow(() -> new Failure(
                                ExitCode.DATABASE,
                                "Another Callside uses the data folder " + data.path()
                                        + ", and its database is not ready. Try again in a moment.")),
                null);
    }

    Database owner() {
        return owner;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Store configured(Settings settings) {
        var owner = new Database(
                settings.text(Setting.DATABASE_URL),
                settings.text(Setting.DATABASE_OWNER_USER),
                settings.text(Setting.DATABASE_OWNER_PASSWORD));
        return new Store(owner, null);
    }

    private static Store start(DataFolder data, Progress progress, Ending ending) {
        progress.step("Starting PostgreSQL");
        var postgres = new EmbeddedPostgres(data);
        ending.database(postgres);
        postgres.start(progress);
        create(postgres.login());
        return new Store(owner(postgres.login()), postgres);
    }

    private static Database owner(EmbeddedPostgres.Login login) {
        return new Database(login.url(NAME), login.user(), login.password());
    }

    private static void create(EmbeddedPostgres.Login login) {
        try (Connection connection = new Database(login.url("postgres"), login.user(), login.password()).connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new Failure(ExitCode.DATABASE, "The database can't be made: " + e.getMessage(), e);
        }
    }
}
