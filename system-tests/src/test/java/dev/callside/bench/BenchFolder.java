package dev.callside.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The shipped folder with one application only, and in it other classes, which measure. So what is measured runs on the
 * server, the pool and the database of production.
 */
final class BenchFolder {

    private static final Path SHIPPED = Path.of(System.getProperty("callside.folder", "../ear/target/callside"))
            .toAbsolutePath();

    private BenchFolder() {}

    /** {@code payment-gateway} with its libraries and migrations, and instead of its own classes some that measure. */
    static Path with(Path folder, List<Class<?>> classes) throws IOException {
        return with(folder, "payment-gateway.war", BenchFolder::kept, classes, List.of());
    }

    /**
     * @param kept which entries of the application stay
     * @param libraries that the classes need
     */
    static Path with(
            Path folder, String application, Predicate<String> kept, List<Class<?>> classes, List<Path> libraries)
            throws IOException {
        Files.createDirectories(folder.resolve("apps"));
        Files.createSymbolicLink(folder.resolve("lib"), SHIPPED.resolve("lib"));
        // copies, because the launcher takes the applications that lie beside its real path
        for (String same : List.of("callside.jar", "callside")) {
            Files.copy(SHIPPED.resolve(same), folder.resolve(same), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path war = Path.of("apps", application);
        try (var shipped = new ZipFile(SHIPPED.resolve(war).toFile());
                var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(war)))) {
            for (ZipEntry entry : shipped.stream()
                    .filter(entry -> !entry.isDirectory() && kept.test(entry.getName()))
                    .toList()) {
                add(out, entry.getName(), shipped.getInputStream(entry));
            }
            for (Path library : libraries) {
                add(out, "WEB-INF/lib/" + library.getFileName(), Files.newInputStream(library));
            }
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                add(out, "WEB-INF/classes/" + name, type.getResourceAsStream("/" + name));
            }
        }
        return folder;
    }

    private static boolean kept(String name) {
        return name.startsWith("WEB-INF/lib/")
                || name.startsWith("WEB-INF/classes/db/migration/")
                || name.equals("WEB-INF/beans.xml")
                || name.equals("WEB-INF/glassfish-web.xml");
    }

    private static void add(ZipOutputStream out, String name, InputStream content) throws IOException {
        try (content) {
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
            out.closeEntry();
        }
    }
}
