package dev.callside.practice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Proves for every table, view and function that there is or will be, in whatever schema, that the database itself keeps
 * practices apart. A test of a module implements it, with what is meant to be otherwise.
 */
public interface TenancySweep {

    /** This module's tables without a practice: hosts, which of them may speak for which practice, what the door remembers. */
    Set<String> WITHOUT_PRACTICE = Set.of(
            "practice.hosts",
            "practice.host_practices",
            "practice.test_clock",
            "practice.used_call_events",
            "practice.used_launches",
            "practice.used_nonces");

    /** This module's tables whose key is what somebody brings along who is not yet known. */
    Set<String> WITH_A_KEY_OF_THEIR_OWN = Set.of("practice.sessions");

    /** The module's own tables that belong to no practice, and those that are asked before a practice is known. */
    default Set<String> withoutPractice() {
        return Set.of();
    }

    /** The module's own tables of a practice whose key is what somebody brings along who is not yet known. */
    default Set<String> withAKeyOfTheirOwn() {
        return Set.of();
    }

    /** The schemas whose functions {@link #functions} lists. */
    Set<String> schemas();

    /** Which role may execute which function, one a line: {@code door practice.find_host}. All others are the owner's. */
    String functions();

    private static List<String> list(String sql) {
        var all = TestPostgres.get()
                .ownerSees(
                        "select coalesce(string_agg(x, E'\\n' order by x collate \"C\"), '') from (" + sql + ") t (x)");
        return all.isEmpty() ? List.of() : List.of(all.split("\n", -1));
    }

    private static List<String> relations(String kinds, String where) {
        return list("select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where c.relkind in (" + kinds + ") and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"
                + " and c.relname <> 'flyway_schema_history' and " + where);
    }

    private static String hasPractice(String not) {
        return not + " (c.oid = 'practice.practices'::regclass or exists (select from pg_attribute a"
                + " where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped))";
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private List<String> protectedTables() {
        var tables = new ArrayList<>(relations("'r', 'p'", hasPractice("")));
        tables.removeAll(both(WITHOUT_PRACTICE, withoutPractice()));
        return tables;
    }

    @Test
    default void everyTableWithoutAPracticeIsListed() {
        assertThat(both(WITHOUT_PRACTICE, withoutPractice())).containsAll(relations("'r', 'p'", hasPractice("not")));
    }

    @Test
    default void everyTableOfAPracticeIsBehindItsThreePolicies() {
        assertThat(protectedTables()).hasSizeGreaterThan(5);
        for (var table : protectedTables()) {
            assertThat(list("select relrowsecurity::text || relforcerowsecurity from pg_class where oid = '" + table
                            + "'::regclass"))
                    .as(table)
                    .containsExactly("truetrue");
            var column = table.equals("practice.practices") ? "id" : "practice_id";
            var own = "(" + column + " = practice.current_practice())";
            assertThat(list("select polname::text || ' ' || polcmd::text || ' ' || polpermissive::text || ' '"
                            + " || pg_get_expr(polqual, polrelid) || ' ' || pg_get_expr(polwithcheck, polrelid)"
                            + " from pg_policy where polrelid = '" + table + "'::regclass"))
                    .as(table)
                    .containsExactly(
                            "app * true " + own + " " + own, "owner * true true true", "worker * true true true");
        }
    }

    @Test
    default void everyKeyBeginsWithThePractice() {
        var ownKeys = both(WITH_A_KEY_OF_THEIR_OWN, withAKeyOfTheirOwn());
        for (var table : protectedTables()) {
            if (ownKeys.contains(table) || table.equals("practice.practices")) {
                continue;
            }
            assertThat(list("select attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid"
                            + " and a.attnum = k.conkey[1] where k.contype = 'p' and k.conrelid = '" + table
                            + "'::regclass"))
                    .as(table)
                    .containsExactly("practice_id");
        }
    }

    /** A row of one practice can't point to one of another. */
    @Test
    default void everyReferenceStaysInThePractice() {
        for (var table : protectedTables()) {
            assertThat(list("select k.conname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid"
                            + " and a.attnum = k.conkey[1] where k.contype = 'f' and a.attname <> 'practice_id'"
                            + " and k.conrelid = '" + table + "'::regclass and exists (select from pg_attribute p"
                            + " where p.attrelid = k.confrelid and p.attname = 'practice_id')"))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    default void theLoginAndTheDoorTouchNoTable() {
        for (var table : relations("'r', 'p', 'v', 'm', 'S'", "true")) {
            for (var role : List.of("callside_server", "callside_door")) {
                assertThat(privileges(role, table)).as(role + " " + table).isEmpty();
            }
        }
    }

    @Test
    default void nobodyButTheOwnerEmptiesTablesOrHangsSomethingOnThem() {
        for (var table : relations("'r', 'p'", "true")) {
            for (var role : List.of("callside_app", "callside_worker")) {
                assertThat(privileges(role, table))
                        .as(role + " " + table)
                        .isSubsetOf("SELECT", "INSERT", "UPDATE", "DELETE");
            }
        }
    }

    /** A view reads with its owner's eyes, past the policies. */
    @Test
    default void noViewIsAWayAroundThePolicies() {
        for (var view : relations("'v', 'm'", "not coalesce('security_invoker=true' = any (c.reloptions), false)")) {
            for (var role : List.of("callside_app", "callside_worker")) {
                assertThat(privileges(role, view)).as(role + " " + view).isEmpty();
            }
        }
    }

    private static List<String> privileges(String role, String relation) {
        var columns = "'r', 'p', 'v', 'm'";
        return list("select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',"
                + " 'TRIGGER']) p join pg_class c on c.oid = '" + relation + "'::regclass where case"
                + " when c.relkind = 'S' then p in ('SELECT', 'UPDATE') and has_sequence_privilege('" + role
                + "', c.oid, p)"
                + " when has_table_privilege('" + role + "', c.oid, p) then true"
                + " else c.relkind in (" + columns + ") and p in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')"
                + " and has_any_column_privilege('" + role + "', c.oid, p) end");
    }

    @Test
    default void everyFunctionIsTheOwnersUnlessItIsListed() {
        var roles = "array['public', 'server', 'app', 'worker', 'door']";
        var schemas = "'" + String.join("', '", schemas()) + "'";
        // Trigger functions can't be called, and check nothing when a trigger fires.
        assertThat(list("select distinct r || ' ' || n.nspname || '.' || p.proname from pg_proc p"
                        + " join pg_namespace n on n.oid = p.pronamespace cross join unnest(" + roles + ") r"
                        + " where n.nspname in (" + schemas + ") and p.prorettype <> 'trigger'::regtype"
                        + " and has_function_privilege(case r when 'public' then r else 'callside_' || r end, p.oid,"
                        + " 'execute')"))
                .containsExactlyInAnyOrderElementsOf(functions().lines().toList());
    }

    /** Else whoever calls one could put a table of their own in front of what it means. */
    @Test
    default void everyFunctionWithTheOwnersRightsSaysWhereItLooks() {
        assertThat(list("select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n"
                        + " on n.oid = p.pronamespace where p.prosecdef and n.nspname !~ '^pg_' and not exists"
                        + " (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog, %')"))
                .isEmpty();
    }

    @Test
    default void anotherPracticeSeesAndWritesNothing() throws SQLException {
        var other = UUID.randomUUID().toString();
        for (var table : protectedTables()) {
            var may = privileges("callside_app", table);
            if (may.contains("SELECT")) {
                assertThat(seen(other, table)).as(table).isZero();
                assertThat(seen("", table)).as(table).isZero();
            }
            if (may.contains("INSERT")) {
                assertThat(refusal(
                                UUID.randomUUID().toString(),
                                "insert into " + table + " (practice_id) values ('" + other + "')"))
                        .as(table)
                        .contains("row-level security");
            }
        }
    }

    private static long seen(String practice, String table) throws SQLException {
        try (var connection = asApp(practice);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String refusal(String practice, String sql) throws SQLException {
        try (var connection = asApp(practice);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return "none";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Connection asApp(String practice) throws SQLException {
        var connection = TestPostgres.get().asServer();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(
                "select set_config('role', 'callside_app', true), set_config('callside.practice', ?, true)")) {
            statement.setString(1, practice);
            statement.execute();
        }
        return connection;
    }
}
