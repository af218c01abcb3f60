package dev.callside.bench.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;

/** The least that a transfer could be: two updates, two inserts, a commit; no rules, no history, no second look. */
public final class BareLoop implements Load, AutoCloseable {

    private final Connection connection;
    private final PreparedStatement update;
    private final PreparedStatement insert;
    private final boolean hot;

    BareLoop(boolean hot) throws SQLException {
        this.hot = hot;
        connection = DriverManager.getConnection(
                System.getProperty("callside.database.url"),
                System.getProperty("callside.database.user"),
                System.getProperty("callside.database.password"));
        connection.setAutoCommit(false);
        update = connection.prepareStatement("update bench.accounts set balance = balance + ? where id = ?");
        insert = connection.prepareStatement("insert into bench.entries (account, amount, at) values (?, ?, ?)");
    }

    /** In the order of the ids, so that two never wait for each other. */
    @Override
    public int run(Random random) throws SQLException {
        long from = hot ? 0 : random.nextInt(ACCOUNTS);
        long to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        long first = Math.min(from, to);
        change(first, first == from ? -1 : 1);
        change(Math.max(from, to), first == from ? 1 : -1);
        enter(from, -1);
        enter(to, 1);
        connection.commit();
        return 1;
    }

    private void change(long account, long by) throws SQLException {
        update.setLong(1, by);
        update.setLong(2, account);
        update.executeUpdate();
    }

    private void enter(long account, long amount) throws SQLException {
        insert.setLong(1, account);
        insert.setLong(2, amount);
        insert.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
