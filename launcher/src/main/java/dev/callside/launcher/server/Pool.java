package dev.callside.launcher.server;

import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.util.List;

/**
 * A data source of the server. Its login is read from system properties when a connection is made, so that no character
 * of a password has to be escaped and none is written to a file.
 */
public record Pool(String name, String user, String password, int size) {

    private static final String SANDBOX_PASSWORD = "sandbox.database.password";
    private static final int SANDBOX_SIZE = 20;
    private static final String MILLISECONDS_TO_WAIT = "5000";

    public static Pool of(String name, Setting user, Setting password, Settings settings) {
        return new Pool(
                name, property(user.key()), property(password.key()), settings.number(Setting.DATABASE_POOL_SIZE));
    }

    public static Pool sandbox(String user, String password) {
        System.setProperty(SANDBOX_PASSWORD, password);
        return new Pool("sandbox", user, property(SANDBOX_PASSWORD), SANDBOX_SIZE);
    }

    List<String> create() {
        return List.of(
                "--datasourceclassname=org.postgresql.ds.PGSimpleDataSource",
                "--restype=javax.sql.DataSource",
                "--steadypoolsize=2",
                "--maxpoolsize=" + size,
                "--poolresize=2",
                "--maxwait=" + MILLISECONDS_TO_WAIT,
                "--isconnectvalidatereq=true",
                "--validationmethod=custom-validation",
                "--validationclassname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
                "--failconnection=true",
                "--property=url=" + property(Setting.DATABASE_URL.key()) + ":user=" + user + ":password=" + password
                        + ":connectTimeout=5:tcpKeepAlive=true",
                name);
    }

    List<String> bind() {
        return List.of("--connectionpoolid=" + name, "jdbc/" + name);
    }

    private static String property(String name) {
        return "${" + name + "}";
    }
}
