package dev.callside.practice.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/** One embedded PostgreSQL a test run, migrated by the same files as in production, with the server's own login. */
public final class TestPostgres {

    private static final List<String> SCHEMAS = List.of("practice", "credits", "payments", "reminders");
    /** Of the server's login. */
    public static final String PASSWORD = "server-password-of-the-tests";

    private static TestPostgres instance;

    private final EmbeddedPostgres postgres;

    private TestPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static synchronized TestPostgres get() {
        if (instance == null) {
            instance = start();
        }
        return instance;
    }

    private static TestPostgres start() {
        try {
            var started = new TestPostgres(EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start());
            SCHEMAS.forEach(started::migrate);
            started.asOwner("alter role callside_server password '" + PASSWORD + "'");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    private void migrate(String schema) {
        if (TestPostgres.class.getResource("/db/migration/" + schema) != null) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        }
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public int port() {
        return postgres.getPort();
    }

    /** A connection as the server has it: with a login that owns nothing and has taken no role yet. */
    public Connection asServer() throws SQLException {
        return DriverManager.getConnection(
                postgres.getJdbcUrl("callside_server", "postgres"), "callside_server", PASSWORD);
    }

    /** A connection as the owner of the tables, who is above most rules. */
    public Connection owner() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Runs a statement as the owner of the tables; for arranging what the operator does. */
    public void asOwner(String sql) {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row, as the owner; for looking at what a test left behind. */
    public String ownerSees(String sql) {
        try (var connection = owner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
