package dev.callside.launcher.database;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.util.PSQLException;

/** What an operator keeps in the database: practices, and the call hosts that may launch for them. */
public final class Operator implements AutoCloseable {

    private static final String NOT_THERE = "42";
    private static final String RECONCILE = "select practice_id, finding from credits.reconcile(?::uuid)";
    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;

    public Operator(Database owner) {
        connection = owner.connect();
    }

    /** Whether it was new. */
    public boolean addPractice(UUID id, Practice practice) {
        return yes(
                "select case when practice.add_practice(?, ?, ?, ?, ?, ?, ?) then practice.put_phone(?, ?) else false end",
                id,
                practice.organisation(),
                practice.name(),
                practice.registrationNumber(),
                practice.country(),
                practice.zone(),
                practice.currency(),
                id,
                practice.phone());
    }

    /** Whether there is such a practice. */
    public boolean approvePayments(UUID id) {
        return yes("select practice.approve_payments(?)", id);
    }

    public void putHost(String registration) {
        run("select practice.put_host(?::jsonb)", registration);
    }

    /** Whether there is such a host. */
    public boolean hasHost(String id) {
        return yes("select exists (select from practice.hosts where id = ?)", id);
    }

    /** Whether there was such a host. */
    public boolean removeHost(String id) {
        return yes("select practice.remove_host(?)", id);
    }

    public Table practices() {
        return run("select * from practice.practice_list");
    }

    /** Whether there is such a practice. */
    public boolean knows(UUID practice) {
        return yes("select exists (select from practice.practices where id = ?)", practice);
    }

    /**
     * Proves the ledger's entries against its balances, as they are at one moment.
     *
     * @param practice of this one only; of all if null
     * @param finding takes each finding as soon as it is there: one sentence
     * @return how many there are
     */
    public long reconcile(UUID practice, Consumer<String> finding) {
        try (PreparedStatement statement = connection.prepareStatement(RECONCILE)) {
            connection.setAutoCommit(false);
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setObject(1, practice, Types.OTHER);
            try (ResultSet rows = statement.executeQuery()) {
                long count = 0;
                for (; rows.next(); count++) {
                    finding.accept("Practice " + rows.getString(1) + ": " + rows.getString(2));
                }
                return count;
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    public Table hosts() {
        return run("select * from practice.host_list");
    }

    /** The demo's own account at the sandbox's Stripe, linked as if its manager had done it. */
    void linkDemoAccount(UUID practice, String account) {
        run("select payments.demo_account(?, ?)", practice, account);
    }

    /** All of it or, where some of it fails or the process ends meanwhile, nothing: this operator is of no use then. */
    void atOnce(Runnable steps) {
        try {
            connection.setAutoCommit(false);
            steps.run();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    String sandboxRegistration(String origin, UUID practice) {
        return run("select sandbox.registration(?, ?)", origin, practice).first();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private boolean yes(String sql, Object... parameters) {
        return "t".equals(run(sql, parameters).first());
    }

    private Table run(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return Table.of(rows);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static Failure refused(SQLException e) {
        if (e.getSQLState() != null && e.getSQLState().startsWith(NOT_THERE)) {
            return new Failure(
                    ExitCode.MIGRATION, "The database is not migrated. Run java -jar callside.jar migrate first.", e);
        }
        String why = e instanceof PSQLException sql && sql.getServerErrorMessage() != null
                ? sql.getServerErrorMessage().getMessage()
                : e.getMessage();
        return new Failure(ExitCode.REFUSED, "The database refuses that: " + why, e);
    }

    /**
     * A practice as its operator enters it.
     *
     * @param phone with its country code, for messages to name; empty if there is none
     */
    public record Practice(
            String organisation,
            String name,
            String registrationNumber,
            String country,
            String zone,
            String currency,
            String phone) {}
}
