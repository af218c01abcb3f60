package dev.callside.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Settings;
import dev.callside.launcher.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the demo's practice is there with its account, or is not there. */
class DemoDataTest {

    private static final String ACCOUNT =
            "create or replace function payments.demo_account(practice uuid, account text) returns void ";

    @TempDir
    Path data;

    private final Settings settings = new SettingsReader(null, Map.of()).read(Mode.DEMO, true);
    private EmbeddedPostgres postgres;
    private Database owner;

    @BeforeEach
    void start() throws Exception {
        postgres = new EmbeddedPostgres(new DataFolder(data));
        postgres.start(new Progress());
        var login = postgres.login();
        owner = new Database(login.url("postgres"), login.user(), login.password());
        sql("create schema payments; create schema sandbox;" + resource("practice") + resource("sandbox"));
        sql("create table payments.accounts (id text)");
        sql(ACCOUNT + "language sql as 'insert into payments.accounts values (account)'");
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void isMadeOnce() throws SQLException {
        DemoData.put(owner, settings);
        DemoData.put(owner, settings);

        assertThat(count("practice.practices where payments")).isEqualTo(1);
        assertThat(count("payments.accounts")).isEqualTo(1);
        assertThat(count("practice.hosts")).isEqualTo(1);
    }

    /** As when it is killed in between: the next start begins anew. */
    @Test
    void isMadeAsAWholeByTheStartAfterOneThatWasCutShort() throws SQLException {
        sql(ACCOUNT + "language plpgsql as 'begin raise exception ''cut short''; end'");
        assertThatThrownBy(() -> DemoData.put(owner, settings))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cut short");
        sql(ACCOUNT + "language sql as 'insert into payments.accounts values (account)'");

        DemoData.put(owner, settings);

        assertThat(count("practice.practices where payments")).isEqualTo(1);
        assertThat(count("payments.accounts")).isEqualTo(1);
    }

    private long count(String rows) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void sql(String text) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DemoDataTest.class.getResourceAsStream("/it/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
