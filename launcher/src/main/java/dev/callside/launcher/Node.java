package dev.callside.launcher;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.database.Database;
import dev.callside.launcher.database.DemoData;
import dev.callside.launcher.database.Logins;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.server.Application;
import dev.callside.launcher.server.FrontPage;
import dev.callside.launcher.server.Health;
import dev.callside.launcher.server.Listener;
import dev.callside.launcher.server.PayaraServer;
import dev.callside.launcher.server.Pool;
import dev.callside.launcher.server.ServerLog;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Mode;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One running Callside: the database and the server come up side by side, meet when the data sources are made, and the
 * applications follow. Nobody is let in before all of them are there; in the demo, before the sandbox is, which answers for the others.
 */
final class Node {

    /** As long as it is set the sandbox, which is there before the others, says that the node is not ready. */
    private static final String STARTING = "callside.starting";

    private final Mode mode;
    private final Settings settings;
    private final boolean migrates;
    private final Progress progress;
    private final DataFolder data;
    private final List<Application> applications;
    private final Ending ending;

    Node(Mode mode, Settings settings, boolean migrates, Callside callside) {
        this.mode = mode;
        this.settings = settings;
        this.migrates = migrates;
        this.progress = callside.progress();
        this.ending = callside.ending();
        this.data = new DataFolder(settings.data());
        this.applications = applications(mode);
    }

    int run() {
        return run(false);
    }

    /** Runs until the process is told to end, or only until it is ready. */
    int run(boolean untilReady) {
        data.hold();
        ServerLog.begin(data.resolve("logs"), mode == Mode.SERVE);
        Listener.check(settings, Setting.PORT);
        if (mode != Mode.SERVE) {
            Listener.check(settings, Setting.SANDBOX_SMTP_PORT);
        }
        try {
            start();
        } catch (RuntimeException e) {
            ending.now(e);
        }
        if (!untilReady) {
            Ending.forever();
        }
        return ExitCode.DONE.number();
    }

    private void start() {
        CompletableFuture<List<Pool>> pools = CompletableFuture.supplyAsync(this::database);
        pools.exceptionally(e -> {
            ending.now(e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e));
            return List.of();
        });
        Path folder = data.emptied("server");
        progress.step("Starting the server");
        var server = new PayaraServer(Shipped.jar(), folder, settings);
        ending.server(server);
        System.setProperty(STARTING, "true");
        server.boot(pools::join);
        if (mode == Mode.SERVE) {
            server.deploy(FrontPage.write(folder));
        }
        for (Application application : applications) {
            progress.step("Starting " + application.name());
            server.deploy(application);
            if (application.isSandbox()) {
                // The others call it as they start.
                server.open();
            }
        }
        if (mode == Mode.SERVE) {
            server.open();
        }
        System.clearProperty(STARTING);
        Health.await(settings);
        progress.result("Callside is ready: " + address());
    }

    private List<Pool> database() {
        Store store = Store.forNode(settings, data, progress, ending);
        Settings effective = effective(store);
        List<Path> wars = Shipped.wars(applications);
        if (migrates) {
            int count = Schemas.migrate(store.owner(), wars);
            if (mode != Mode.SANDBOX) {
                Schemas.admitServer(store.owner(), effective);
            }
            progress.step(count == 0 ? "The database is up to date" : "The database is migrated (" + count + ")");
        } else {
            Schemas.check(server(effective, store.owner()), wars);
        }
        if (mode == Mode.DEMO) {
            DemoData.put(store.owner(), effective);
        }
        effective.publish();
        return pools(store.owner());
    }

    /** With what is made at the start: the demo's secret, and the embedded database's address and password. */
    private Settings effective(Store store) {
        Settings effective = settings;
        if (!effective.has(Setting.SECRET)) {
            effective = effective.with(Setting.SECRET, data.secret("secret"));
        }
        if (!effective.has(Setting.DATABASE_URL)) {
            effective = effective
                    .with(Setting.DATABASE_URL, store.owner().url())
                    .with(Setting.DATABASE_PASSWORD, UUID.randomUUID().toString());
        }
        return effective;
    }

    private List<Pool> pools(Database owner) {
        List<Pool> pools = new ArrayList<>();
        if (mode != Mode.SANDBOX) {
            pools.add(Pool.server(settings));
        }
        if (mode != Mode.SERVE) {
            String password = UUID.randomUUID().toString();
            Logins.set(owner, Logins.SANDBOX, password);
            pools.add(Pool.sandbox(Logins.SANDBOX, password));
        }
        return pools;
    }

    private static Database server(Settings effective, Database owner) {
        return owner.as(effective.text(Setting.DATABASE_USER), effective.text(Setting.DATABASE_PASSWORD));
    }

    private static List<Application> applications(Mode mode) {
        List<Application> applications = new ArrayList<>();
        if (mode != Mode.SERVE) {
            applications.addAll(Application.sandbox(Shipped.apps()));
        }
        if (mode != Mode.SANDBOX) {
            applications.addAll(Application.product(Shipped.apps()));
        }
        if (applications.isEmpty()) {
            throw new Failure(ExitCode.SERVER, "There is no application in " + Shipped.apps() + ".");
        }
        return applications;
    }

    private String address() {
        return settings.text(mode == Mode.SERVE ? Setting.PUBLIC_URL : Setting.SANDBOX_URL) + "/";
    }
}
