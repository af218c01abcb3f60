package dev.callside.practice.tenancy;

import java.sql.SQLException;

/** Tells what the database never keeps, however often it is tried, from whatever may pass. */
public final class DataRefused {

    private DataRefused() {}

    /** Whether something failed because of what was to be written: it is no text or number, is too long, or breaks a rule. */
    public static boolean caused(Throwable failure) {
        return DatabaseAway.sql(failure)
                .map(SQLException::getSQLState)
                .filter(DataRefused::refused)
                .isPresent();
    }

    /** SQLSTATE class 22 is data that is none, 23 what a constraint forbids. */
    private static boolean refused(String state) {
        return state.startsWith("22") || state.startsWith("23");
    }
}
