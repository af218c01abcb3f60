package dev.callside.launcher.database;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Where the database is, and its owner's login. Its password is in no message and in no log. */
public final class Database {

    private static final String TIMEOUT_SECONDS = "10";
    private static final String WRONG_LOGIN = "28";
    private static final String NO_SUCH_DATABASE = "3D000";

    /** From there on a role can be granted without being inherited, as the server's is. */
    private static final int OLDEST = 16;

    private final String url;
    private final String user;
    private final String password;

    public Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /** The same database with another login. */
    public Database as(String otherUser, String otherPassword) {
        return new Database(url, otherUser, otherPassword);
    }

    /** A connection, or a sentence that says what to look at. */
    public Connection connect() {
        try {
            return open();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Fails with the same sentence, or one about the server's age, before others try whose sentences are longer. */
    void reach() {
        try (Connection connection = open()) {
            var server = connection.getMetaData();
            tooOld(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion())
                    .ifPresent(why -> {
                        throw new Failure(ExitCode.DATABASE, why);
                    });
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    static Optional<String> tooOld(int major, String version) {
        return major >= OLDEST
                ? Optional.empty()
                : Optional.of("The database is PostgreSQL " + version + "; Callside needs " + OLDEST + " or newer.");
    }

    /** Whether this login works; it doesn't where the password is not set yet. */
    boolean accepts() {
        try (Connection connection = open()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (loginRefused(e)) {
                return false;
            }
            throw unreachable(e);
        }
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("ApplicationName", "callside launcher");
        return DriverManager.getConnection(url, properties);
    }

    private Failure unreachable(SQLException e) {
        String place = url.replaceFirst("\\?.*", "");
        if (loginRefused(e)) {
            return new Failure(
                    ExitCode.DATABASE,
                    "The database at " + place + " refuses the login of " + user + ": " + e.getMessage(),
                    e);
        }
        if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
            return new Failure(ExitCode.DATABASE, "There is no such database at " + place + ": " + e.getMessage(), e);
        }
        return new Failure(
                ExitCode.DATABASE,
                "The database at " + place + " can't be reached; check callside.database.url and that it is running ("
                        + e.getMessage().replace('\n', ' ') + ")",
                e);
    }

    private static boolean loginRefused(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(WRONG_LOGIN);
    }
}
