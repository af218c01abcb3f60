package dev.callside.launcher.database;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Gives the login roles, which the migrations make without one, their passwords. */
public final class Logins {

    /** Made by the sandbox's own migrations, known to its own data source only. */
    public static final String SANDBOX = "callside_sandbox";

    private Logins() {}

    /** Nothing happens where the password is right already, so that nodes which start together don't collide. */
    public static void set(Database owner, String role, String password) {
        if (owner.as(role, password).accepts()) {
            return;
        }
        try (Connection connection = owner.connect()) {
            // hashed here, so that the password is in no statement
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        } catch (SQLException e) {
            throw new Failure(ExitCode.DATABASE, "The password of " + role + " can't be set: " + e.getMessage(), e);
        }
    }
}
