package dev.callside.launcher.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A WAR of the {@code apps} folder and the path that it answers under, whatever its own descriptor says. */
public record Application(String name, String contextRoot, Path war) {

    private static final String SANDBOX = "sandbox";

    /** The product's applications, among them later ones: each is found by its file, and left out where that is absent. */
    public static List<Application> product(Path apps) {
        return present(List.of(
                new Application("payment-gateway", "/pay", apps.resolve("payment-gateway.war")),
                new Application("reminders", "/reminders", apps.resolve("reminders.war"))));
    }

    public static List<Application> sandbox(Path apps) {
        return present(List.of(new Application(SANDBOX, "/", apps.resolve(SANDBOX + ".war"))));
    }

    private static List<Application> present(List<Application> all) {
        List<Application> found = new ArrayList<>(all);
        found.removeIf(application -> !application.war().toFile().isFile());
        return found;
    }

    public boolean isSandbox() {
        return name.equals(SANDBOX);
    }
}
