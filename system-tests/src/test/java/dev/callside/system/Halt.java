package dev.callside.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Stops whoever writes a certain row, in the middle of the transaction: its statement waits for a lock that the test holds. So a
 * server can be killed in exactly that phase. To be closed when it is dead; then its transaction ends without it.
 */
final class Halt implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Of the two-key advisory locks, which the product doesn't use. */
    private static final String LOCK = "(4711, 1)";

    private static final String WAITING = "select count(*) from pg_locks"
            + " where locktype = 'advisory' and classid = 4711 and objid = 1 and objsubid = 2 and not granted";

    private final Connection connection;
    private final String table;

    private Halt(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    static Halt at(Connection connection, String table, String event, String condition) {
        Halt halt = new Halt(connection, table);
        halt.execute("select pg_advisory_lock" + LOCK);
        halt.execute("create or replace function public.halt() returns trigger language plpgsql as $$ begin"
                + " perform pg_advisory_xact_lock_shared" + LOCK + "; return new; end $$");
        halt.execute("create trigger halt before " + event + " on " + table + " for each row when (" + condition
                + ") execute function public.halt()");
        return halt;
    }

    void awaitSomebody() {
        Await.until(SOON, () -> "nobody writes " + table, this::met);
    }

    private boolean met() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        execute("select pg_advisory_unlock" + LOCK);
        execute("drop trigger halt on " + table);
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
