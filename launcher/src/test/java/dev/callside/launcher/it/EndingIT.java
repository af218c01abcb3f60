package dev.callside.launcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that whoever is told to end while it starts leaves nothing behind, and ends as one that was told to. */
class EndingIT {

    private static final int SIGTERM = 143;
    /** Shorter than anything that is waited for lasts; without it a test would take half the machine from what it waits for. */
    private static final long PAUSE_NANOS = 5_000_000;

    @TempDir
    Path data;

    @BeforeEach
    void share() {
        SharedPrograms.into(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "migrate"})
    void endsTheDatabaseThatIsBeingMade(String command) {
        try (Run run = run(command)) {
            await(() -> running("initdb"));
            assertThat(run.stop()).as(run.errors()).isEqualTo(SIGTERM);
            assertThat(programs()).isEmpty();
            assertThat(run.errors()).doesNotContain("can't");
        }
        assertThat(data.resolve("initdb.password")).doesNotExist();
        try (Run again = run("migrate")) {
            assertThat(again.ended()).as(again.errors()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "practices"})
    void endsTheDatabaseThatIsBeingStarted(String command) {
        try (Run first = run("migrate")) {
            assertThat(first.ended()).as(first.errors()).isZero();
        }
        try (Run run = run(command)) {
            await(() -> running("postgres"));
            assertThat(run.stop()).as(run.errors()).isEqualTo(SIGTERM);
            assertThat(programs()).isEmpty();
            assertThat(run.errors()).doesNotContain("can't");
        }
    }

    /** What breaks because the database is stopped is no failure of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"demo", "migrate"})
    void saysNothingOfAMigrationThatEndsWithIt(String command) throws SQLException {
        makesMigratingSlow();
        try (Run run = run(command)) {
            await(this::migrates);
            assertThat(run.stop()).as(run.errors()).isEqualTo(SIGTERM);
            assertThat(programs()).isEmpty();
            assertThat(run.errors()).doesNotContain("can't");
        }
    }

    private Run run(String command) {
        return switch (command) {
            case "demo" -> Run.of(data, "demo", "--port", String.valueOf(Run.freePort()));
            case "practices" -> Run.of(data, "practices", "list");
            default -> Run.of(data, command);
        };
    }

    /** As large tables do. */
    private void makesMigratingSlow() throws SQLException {
        var postgres = new EmbeddedPostgres(new DataFolder(data));
        postgres.start(new Progress());
        try {
            sql(postgres.login(), "postgres", "create database callside");
            sql(
                    postgres.login(),
                    "callside",
                    "create function slow() returns event_trigger language plpgsql"
                            + " as 'begin perform pg_sleep(600); end'",
                    "create event trigger slow on ddl_command_start execute function slow()");
        } finally {
            postgres.close();
        }
    }

    private boolean migrates() {
        return EmbeddedPostgres.running(new DataFolder(data))
                .filter(login -> {
                    try {
                        return sql(login, "postgres", "select from pg_stat_activity where wait_event = 'PgSleep'");
                    } catch (SQLException e) {
                        // it is not there yet
                        return false;
                    }
                })
                .isPresent();
    }

    /** Whether the last of them has a row. */
    private static boolean sql(EmbeddedPostgres.Login login, String database, String... statements)
            throws SQLException {
        try (var connection = DriverManager.getConnection(login.url(database), login.user(), login.password());
                var statement = connection.createStatement()) {
            boolean found = false;
            for (String text : statements) {
                found = statement.execute(text) && statement.getResultSet().next();
            }
            return found;
        }
    }

    private boolean running(String name) {
        return programs().stream().anyMatch(command -> command.endsWith("/" + name));
    }

    /** Those of PostgreSQL that run from there. */
    private List<String> programs() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().command().orElse(""))
                .filter(command -> command.startsWith(SharedPrograms.folder().toString()))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not begin").isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
