package dev.callside.launcher.server;

import dev.callside.launcher.settings.Setting;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A data source that takes its login from the system properties by itself. As properties of a pool, passwords would
 * have to be escaped from two languages, and one that contains <code>${</code> can't be.
 */
public abstract class LoginDataSource extends PGSimpleDataSource {

    private static final int CONNECT_SECONDS = 5;

    LoginDataSource(String user, String password) {
        setUrl(System.getProperty(Setting.DATABASE_URL.key()));
        setUser(user);
        setPassword(password);
        setConnectTimeout(CONNECT_SECONDS);
        setTcpKeepAlive(true);
        setApplicationName("callside");
    }

    /** Whatever the pool passes, which has no login of its own. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return super.getConnection(getUser(), getPassword());
    }

    /** Of the product's applications: {@code jdbc/callside}. */
    public static final class Server extends LoginDataSource {
        public Server() {
            super(System.getProperty(Setting.DATABASE_USER.key()), System.getProperty(Setting.DATABASE_PASSWORD.key()));
        }
    }

    /** Of the sandbox: {@code jdbc/sandbox}. */
    public static final class Sandbox extends LoginDataSource {
        public Sandbox() {
            super(System.getProperty(Pool.SANDBOX_USER), System.getProperty(Pool.SANDBOX_PASSWORD));
        }
    }
}
