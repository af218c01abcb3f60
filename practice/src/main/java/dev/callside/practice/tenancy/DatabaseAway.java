package dev.callside.practice.tenancy;

import java.sql.SQLException;
import java.util.Optional;

/** Tells an outage, which is expected and passes, from a bug. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether something failed because the database could not be reached, or let nobody in. */
    public static boolean caused(Throwable failure) {
        return sql(failure).filter(DatabaseAway::away).isPresent();
    }

    /** Its own words for why, in one line. */
    public static String reason(Throwable failure) {
        return String.valueOf(sql(failure).map(Throwable::getMessage).orElse(failure.getMessage()))
                .lines()
                .findFirst()
                .orElse("");
    }

    static Optional<SQLException> sql(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** SQLSTATE class 08 is a lost connection, 57P a server that is going down or not up yet, 53 one that is full. */
    private static boolean away(SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || refused(sql)
                || noPool(sql);
    }

    /** Class 28: the login's password was changed, or it was locked. */
    static boolean refused(SQLException sql) {
        return String.valueOf(sql.getSQLState()).startsWith("28");
    }

    /** The pool wraps the driver's exception in one of its own without a state. */
    private static boolean noPool(SQLException sql) {
        return sql.getSQLState() == null && String.valueOf(sql.getMessage()).contains("allocating a connection");
    }
}
