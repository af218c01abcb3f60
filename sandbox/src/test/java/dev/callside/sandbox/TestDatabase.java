package dev.callside.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The one real PostgreSQL of a test run, migrated as in production and closed with the run. It starts when the first
 * test asks for it, and tests see it through the sandbox's own login role.
 */
public final class TestDatabase implements LauncherSessionListener {

    private static EmbeddedPostgres postgres;

    public static synchronized Db db() {
        return new Db(source("callside_sandbox"));
    }

    /** The owner's view, for what only the launcher does. */
    public static synchronized Db owner() {
        return new Db(source("postgres"));
    }

    private static DataSource source(String user) {
        if (postgres == null) {
            postgres = started();
        }
        return postgres.getDatabase(user, "postgres");
    }

    private static EmbeddedPostgres started() {
        try {
            EmbeddedPostgres fresh = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .start();
            Flyway.configure()
                    .dataSource(fresh.getPostgresDatabase())
                    .schemas("sandbox")
                    .locations("classpath:db/migration/sandbox")
                    .load()
                    .migrate();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        close();
    }

    private static synchronized void close() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postgres = null;
        }
    }
}
