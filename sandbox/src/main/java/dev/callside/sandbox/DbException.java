package dev.callside.sandbox;

import java.sql.SQLException;

/** A statement that the database refused; {@link #sqlState} tells a broken rule (23…) from a lost connection (08…). */
public final class DbException extends RuntimeException {

    private final String sqlState;

    DbException(String sql, SQLException cause) {
        super(cause.getMessage() + " in: " + sql, cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    public String sqlState() {
        return sqlState;
    }
}
