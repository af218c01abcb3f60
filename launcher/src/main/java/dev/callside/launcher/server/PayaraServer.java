package dev.callside.launcher.server;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Payara Micro in this process, from the JARs of the class path instead of its own nested ones.
 *
 * @see <a href="https://docs.payara.fish/community/docs/Technical%20Documentation/Payara%20Micro%20Documentation/Overview.html">Payara
 *     Micro</a>
 */
public final class PayaraServer {

    private static final Logger LOG = Logger.getLogger(PayaraServer.class.getName());

    private final PayaraMicroBoot micro;
    private final Settings settings;
    private PayaraMicroRuntime runtime;

    /**
     * Prepares it.
     *
     * @param jar {@code callside.jar}, whose manifest lists the server's JARs
     */
    public PayaraServer(Path jar, Path folder, Settings settings) {
        this.settings = settings;
        ServerLog.takeStreams();
        OutgoingHttp.set();
        try {
            System.setProperty(
                    "fish.payara.micro.BootJar", jar.toRealPath().toUri().toString());
            // beneath this folder its server.policy grants everything to its own code
            System.setProperty(
                    "fish.payara.micro.UnpackDir",
                    jar.resolveSibling("lib").toRealPath().toString());
            bootProperties();
            micro = implementation();
            micro.setRootDir(folder.toFile());
            micro.setLogPropertiesFile(ServerLog.file(folder).toFile());
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, folder + " can't be written to: " + e.getMessage(), e);
        }
        micro.setNoHazelcast(true);
        micro.setHttpPort(Listener.freePort());
        micro.setPreBootHandler(runner -> ServerSettings.PRE_BOOT.forEach(value -> run(runner, "set", List.of(value))));
    }

    /**
     * Starts it; nobody is let in yet.
     *
     * @param pools waits for the database; called when the server is up and before anything is deployed
     */
    public void boot(PoolSource pools) {
        micro.setPostBootHandler(runner -> {
            for (Pool pool : pools.await()) {
                run(runner, "create-jdbc-connection-pool", pool.create());
                run(runner, "create-jdbc-resource", pool.bind());
            }
        });
        try {
            runtime = micro.bootStrap();
        } catch (BootstrapException e) {
            throw new Failure(ExitCode.SERVER, "The server did not start: " + e.getMessage(), e);
        }
    }

    public void deploy(Application application) {
        boolean deployed = runtime.deploy(
                application.name(), application.contextRoot(), application.war().toFile());
        Collection<String> names = runtime.getDeployedApplicationNames();
        if (!deployed || !names.contains(application.name())) {
            throw new Failure(
                    ExitCode.SERVER,
                    "The application " + application.name() + " did not start: " + LogHandler.lastError());
        }
    }

    /** Lets people in. */
    public void open() {
        Listener.check(settings, Setting.PORT);
        try {
            Door.open(new InetSocketAddress(settings.text(Setting.LISTEN), settings.number(Setting.PORT)));
        } catch (IOException e) {
            throw Listener.taken(settings, Setting.PORT, e);
        }
    }

    /** Returns when nothing of it runs any more, whoever began to stop it: it has a shutdown hook of its own. */
    public void stop() {
        try {
            micro.shutdown();
        } catch (BootstrapException | RuntimeException e) {
            LOG.fine(() -> "already stopped: " + e.getMessage());
        }
    }

    /** What Payara Micro's own launcher sets first. */
    private static void bootProperties() throws IOException {
        var properties = new Properties();
        try (InputStream file = PayaraServer.class.getResourceAsStream("/MICRO-INF/payara-boot.properties")) {
            properties.load(file);
        }
        properties.forEach((key, value) -> System.getProperties().putIfAbsent(key, value));
    }

    private static PayaraMicroBoot implementation() {
        try {
            return (PayaraMicroBoot) Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
                    .getMethod("getInstance")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Payara Micro is not on the class path", e);
        }
    }

    private static void run(AdminCommandRunner runner, String command, List<String> arguments) {
        var result = runner.run(command, arguments.toArray(String[]::new));
        if (result.getExitStatus() == ExitStatus.FAILURE) {
            throw new IllegalStateException(command + " failed: " + result.getOutput(), result.getFailureCause());
        }
    }

    /** Gives the data sources as soon as their database is ready. */
    public interface PoolSource {
        List<Pool> await();
    }
}
