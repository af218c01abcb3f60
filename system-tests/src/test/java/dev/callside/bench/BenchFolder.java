package dev.callside.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The shipped folder with another application in the place of {@code payment-gateway}: its libraries and migrations,
 * and instead of its own classes a few that measure. So what is measured runs on the server, the pool and the database
 * of production.
 */
final class BenchFolder {

    private static final Path SHIPPED = Path.of(System.getProperty("callside.folder", "../ear/target/callside"))
            .toAbsolutePath();

    private BenchFolder() {}

    static Path with(Path folder, List<Class<?>> classes) throws IOException {
        Files.createDirectories(folder.resolve("apps"));
        Files.createSymbolicLink(folder.resolve("lib"), SHIPPED.resolve("lib"));
        // copies, because the launcher takes the applications that lie beside its real path
        for (String same : List.of("callside.jar", "callside")) {
            Files.copy(SHIPPED.resolve(same), folder.resolve(same), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (var war = new ZipFile(SHIPPED.resolve("apps/payment-gateway.war").toFile());
                var out = new ZipOutputStream(Files.newOutputStream(folder.resolve("apps/payment-gateway.war")))) {
            for (ZipEntry entry : war.stream().filter(BenchFolder::kept).toList()) {
                add(out, entry.getName(), war.getInputStream(entry));
            }
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                add(out, "WEB-INF/classes/" + name, type.getResourceAsStream("/" + name));
            }
        }
        return folder;
    }

    private static boolean kept(ZipEntry entry) {
        return !entry.isDirectory()
                && (entry.getName().startsWith("WEB-INF/lib/")
                        || entry.getName().startsWith("WEB-INF/classes/db/migration/")
                        || entry.getName().equals("WEB-INF/beans.xml")
                        || entry.getName().equals("WEB-INF/glassfish-web.xml"));
    }

    private static void add(ZipOutputStream out, String name, InputStream content) throws IOException {
        try (content) {
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
            out.closeEntry();
        }
    }
}
