package dev.callside.practice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.testing.TenancySweep;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that the database itself keeps practices apart, for every table that there is or will be. */
class TenancyTest {

    private static final String TABLES = """
            select t.table_schema || '.' || t.table_name from information_schema.tables t
            where t.table_type = 'BASE TABLE' and t.table_schema = 'practice'
              and t.table_name <> 'flyway_schema_history' and exists (
                select from information_schema.columns c
                where c.table_schema = t.table_schema and c.table_name = t.table_name
                  and (c.column_name = 'practice_id' or t.table_name = 'practices'))
            order by 1""";

    private final TestPostgres postgres = TestPostgres.get();
    private final TestDatabase database = new TestDatabase();
    private final PracticeId mine = practice();
    private final PracticeId theirs = practice();

    @Test
    void everyTableOfAPracticeIsBehindItsThreePolicies() {
        var tables = new ArrayList<>(owned());
        tables.removeAll(TenancySweep.WITHOUT_PRACTICE);
        assertThat(tables).hasSizeGreaterThan(5);
        for (var table : tables) {
            assertThat(postgres.ownerSees("select relrowsecurity and relforcerowsecurity from pg_class"
                            + " where oid = '" + table + "'::regclass"))
                    .as(table)
                    .isEqualTo("t");
            assertThat(postgres.ownerSees("select string_agg(polname, ' ' order by polname) from pg_policy"
                            + " where polrelid = '" + table + "'::regclass"))
                    .as(table)
                    .isEqualTo("app owner worker");
        }
    }

    @Test
    void theLoginAloneMayDoNothing() throws SQLException {
        for (var table : all()) {
            refused("", mine, "select 1 from " + table);
        }
        refused("", mine, "select practice.find_host('x')");
    }

    @Test
    void theDoorTouchesNoTable() throws SQLException {
        for (var table : all()) {
            for (var statement : List.of("select 1 from %s", "delete from %s", "insert into %s default values")) {
                refused("callside_door", mine, statement.formatted(table));
            }
        }
    }

    @Test
    void theAppSeesNoTableOfTheOperatorAndOfTheDoor() throws SQLException {
        for (var table : TenancySweep.WITHOUT_PRACTICE) {
            refused("callside_app", mine, "select 1 from " + table);
        }
        refused("callside_app", mine, "select practice.find_host('x')");
        refused("callside_worker", mine, "select practice.add_practice(gen_random_uuid(), '', '', '', '', '', '')");
    }

    @Test
    void theAppSeesItsOwnPracticeOnly() {
        assertThat(seen(mine, "select id::text from practice.practices")).containsExactly(mine.toString());
        call(theirs);
        assertThat(seen(mine, "select id::text from practice.calls")).isEmpty();
        assertThat(seen(theirs, "select id::text from practice.calls")).hasSize(1);
    }

    @Test
    void aTransactionThatForgotItsPracticeSeesNothing() {
        call(mine);
        assertThat(rowsAs("callside_app", "", "select id::text from practice.calls"))
                .isEmpty();
        assertThat(rowsAs("callside_app", "", "select id::text from practice.practices"))
                .isEmpty();
    }

    @Test
    void theAppWritesNoRowOfAnotherPractice() throws SQLException {
        refused(
                "callside_app",
                mine,
                "insert into practice.calls (practice_id, id, host_id, host_call, started_at)" + " values ('" + theirs
                        + "', gen_random_uuid(), 'h', 'c', now())");
        call(theirs);
        assertThat(changed(mine, "update practice.calls set ended_at = now()")).isZero();
        assertThat(postgres.ownerSees("select count(*) from practice.calls where ended_at is not null"
                        + " and practice_id = '" + theirs + "'"))
                .isEqualTo("0");
    }

    @Test
    void queriesHoldWithoutThePolicies() {
        var calls = new CallStore(database.unit("practice"), Clock.systemUTC());
        var id = database.app(theirs, () -> calls.call(theirs, "host", "call", Instant.EPOCH));

        // The worker's policy shows every practice: what keeps them apart here is the query alone.
        database.inWorker(() -> calls.end(mine, id, Instant.EPOCH));
        assertThat(database.worker(() -> calls.endOf(mine, id))).isEmpty();
        assertThat(database.worker(() -> calls.endOf(theirs, id))).isEmpty();
        database.inWorker(() -> calls.end(theirs, id, Instant.EPOCH));
        assertThat(database.worker(() -> calls.endOf(theirs, id))).isPresent();
    }

    @Test
    void thePoliciesHoldWithoutTheQueries() {
        var store = new PracticeStore(database.unit("practice"));

        assertThat(database.app(mine, () -> store.find(theirs))).isEmpty();
        database.inApp(mine, () -> store.askForPayments(theirs));
        assertThat(postgres.ownerSees("select payments from practice.practices where id = '" + theirs + "'"))
                .isEqualTo("off");
    }

    @Test
    void theAuditIsOnlyAddedToEvenByTheOwner() throws SQLException {
        database.inApp(
                mine,
                () -> new Audit(database.unit("practice"), Clock.systemUTC()).record(mine, "ana", "test.act", mine));
        var where = " where practice_id = '" + mine + "'";
        for (var statement : List.of(
                "update practice.audit set actor = 'eve'" + where,
                "delete from practice.audit" + where,
                "truncate practice.audit")) {
            for (var role : List.of("callside_app", "callside_worker")) {
                refused(role, mine, statement);
            }
            assertThatThrownBy(() -> postgres.asOwner(statement))
                    .as(statement)
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasRootCauseMessage("ERROR: audit is append-only\n  Where: PL/pgSQL function"
                            + " practice.refuse_change() line 3 at RAISE");
        }
    }

    @Test
    void aRoleEndsWithItsTransaction() throws SQLException {
        try (var connection = postgres.asServer()) {
            connection.setAutoCommit(false);
            take(connection, "callside_app", mine.toString());
            connection.commit();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select current_user, current_setting('callside.practice')")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("callside_server");
                assertThat(rows.getString(2)).isEmpty();
            }
        }
    }

    private List<String> all() {
        var all = new ArrayList<>(owned());
        all.addAll(TenancySweep.WITHOUT_PRACTICE);
        return all;
    }

    private List<String> owned() {
        return List.of(postgres.ownerSees("select string_agg(name, ' ') from (" + TABLES + ") t (name)")
                .split(" ", -1));
    }

    private List<String> seen(PracticeId practice, String sql) {
        return rowsAs("callside_app", practice.toString(), sql);
    }

    private List<String> rowsAs(String role, String practice, String sql) {
        try (var connection = postgres.asServer()) {
            connection.setAutoCommit(false);
            take(connection, role, practice);
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private int changed(PracticeId practice, String sql) throws SQLException {
        try (var connection = postgres.asServer()) {
            connection.setAutoCommit(false);
            take(connection, "callside_app", practice.toString());
            try (var statement = connection.createStatement()) {
                var count = statement.executeUpdate(sql);
                connection.commit();
                return count;
            }
        }
    }

    /** SQLSTATE 42501: insufficient privilege, which a policy's refusal has too. */
    private void refused(String role, PracticeId practice, String sql) throws SQLException {
        try (var connection = postgres.asServer()) {
            connection.setAutoCommit(false);
            if (!role.isEmpty()) {
                take(connection, role, practice.toString());
            }
            try (var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(role + ": " + sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    private static void take(java.sql.Connection connection, String role, String practice) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select set_config('role', ?, true), set_config('callside.practice', ?, true)")) {
            statement.setString(1, role);
            statement.setString(2, practice);
            statement.execute();
        }
    }

    private void call(PracticeId practice) {
        postgres.asOwner("insert into practice.calls (practice_id, id, host_id, host_call, started_at) values ('"
                + practice + "', gen_random_uuid(), 'h', 'c', now())");
    }

    private PracticeId practice() {
        var id = new PracticeId(UUID.randomUUID());
        postgres.asOwner(
                "select practice.add_practice('" + id + "', 'Org', 'P', '', 'AU', 'Australia/Melbourne', 'AUD')");
        return id;
    }
}
