package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manager of the system reads and a script is told when the books are proven, right and wrong. */
class ReconcileIT {

    private static final int REFUSED = 9;
    private static final int FINDINGS = 10;
    private static final UUID RIGHT = UUID.randomUUID();
    private static final UUID WRONG = UUID.randomUUID();
    private static final UUID WALLET = UUID.randomUUID();

    @TempDir
    static Path data;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void falsify() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        execute("postgres", "create database callside");
        run("migrate").done();
        for (var practice : new UUID[] {RIGHT, WRONG}) {
            execute(
                    "callside",
                    "select practice.add_practice('" + practice + "', 'Harbour', 'Harbour', '', 'AU',"
                            + " 'Australia/Melbourne', 'AUD')");
        }
        // Credits from nowhere, past what the database refuses: only whoever owns it can.
        execute(
                "callside",
                "set session_replication_role = replica; insert into credits.accounts (practice_id, id, unit, kind, code, posted, pending, incoming,"
                        + " seq, opened_at, changed_at) values ('" + WRONG + "', '" + WALLET
                        + "', 'message-credit', 'wallet',"
                        + " 'level', 5, 0, 0, 1, now(), now())");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void saysWhatIsWrongAndEndsSo() {
        assertThat(run("reconcile").ended(FINDINGS))
                .contains("Practice " + WRONG + ": Wallet " + WALLET
                        + " has 5 posted, 0 pending and 0 incoming, but its entries sum to 0, 0 and 0.")
                .contains("The ledger needs a person to look at it.")
                .doesNotContain(RIGHT.toString());
    }

    @Test
    void looksAtOnePractice() {
        assertThat(run("reconcile", "--practice", RIGHT.toString()).ended(0))
                .contains("The ledger agrees with itself.");
        assertThat(run("reconcile", "--practice", WRONG.toString()).ended(FINDINGS))
                .contains(WALLET.toString());
    }

    @Test
    void knowsNoOtherPractice() {
        var other = UUID.randomUUID();

        assertThat(run("reconcile", "--practice", other.toString()).ended(REFUSED))
                .contains("There is no practice " + other + ".");
    }

    private static CallsideProcess run(String... arguments) {
        return CallsideProcess.start(
                data.resolve("data"),
                Map.of(
                        "CALLSIDE_DATABASE_URL", url("callside"),
                        "CALLSIDE_DATABASE_PASSWORD", "of-the-server-in-a-test",
                        "CALLSIDE_DATABASE_OWNER_USER", "postgres",
                        "CALLSIDE_DATABASE_OWNER_PASSWORD", "postgres"),
                arguments);
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
