package dev.callside.launcher;

import dev.callside.launcher.server.Application;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the shipped folder is: that of {@code callside.jar}. */
final class Shipped {

    private Shipped() {}

    static Path jar() {
        try {
            return Path.of(Shipped.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path apps() {
        return jar().resolveSibling("apps");
    }

    /** The product's, whose migrations a database needs; the sandbox's are its own. */
    static List<Path> wars() {
        return Application.product(apps()).stream().map(Application::war).toList();
    }

    static List<Path> wars(List<Application> applications) {
        List<Path> wars = new ArrayList<>();
        applications.forEach(application -> wars.add(application.war()));
        return wars;
    }
}
