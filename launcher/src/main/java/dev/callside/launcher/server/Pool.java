package dev.callside.launcher.server;

import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.util.List;
import java.util.Objects;

/** A pool of connections in the server, whose connections are looked at before they are handed out. */
public record Pool(String name, Class<?> dataSource, int size) {

    static final String SANDBOX_USER = "sandbox.database.user";
    static final String SANDBOX_PASSWORD = "sandbox.database.password";

    private static final int SANDBOX_SIZE = 20;
    private static final String MILLISECONDS_TO_WAIT = "5000";

    public static Pool server(Settings settings) {
        return new Pool("callside", LoginDataSource.Server.class, settings.number(Setting.DATABASE_POOL_SIZE));
    }

    public static Pool sandbox(String user, String password) {
        System.setProperty(SANDBOX_USER, Objects.requireNonNull(user));
        System.setProperty(SANDBOX_PASSWORD, Objects.requireNonNull(password));
        return new Pool("sandbox", LoginDataSource.Sandbox.class, SANDBOX_SIZE);
    }

    List<String> create() {
        return List.of(
                "--datasourceclassname=" + dataSource.getName(),
                "--restype=javax.sql.DataSource",
                "--steadypoolsize=2",
                "--maxpoolsize=" + size,
                "--poolresize=2",
                "--maxwait=" + MILLISECONDS_TO_WAIT,
                "--isconnectvalidatereq=true",
                "--validationmethod=custom-validation",
                "--validationclassname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
                "--failconnection=true",
                name);
    }

    List<String> bind() {
        return List.of("--connectionpoolid=" + name, "jdbc/" + name);
    }
}
