package dev.callside.launcher.database;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes the migrations out of the applications, which own the tables: from a WAR's own classes, and from the JARs named
 * after a schema in its {@code WEB-INF/lib}. Several WARs may carry the same JAR, but not two versions of it.
 */
final class MigrationFiles {

    /** Later schemas refer to earlier ones. */
    static final List<String> ORDER = List.of("practice", "credits", "payments", "reminders", "sandbox");

    private static final String SCHEMAS = String.join("|", ORDER);
    private static final Pattern MIGRATION =
            Pattern.compile("(?:WEB-INF/classes/)?db/migration/(" + SCHEMAS + ")/([\\w.-]+\\.sql)");
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(" + SCHEMAS + ")-[\\w.-]+\\.jar");

    private final Path folder;

    private MigrationFiles(Path folder) {
        this.folder = folder;
    }

    static MigrationFiles of(List<Path> wars, Path folder) {
        var files = new MigrationFiles(folder);
        for (Path war : wars) {
            try (var zip = new ZipInputStream(Files.newInputStream(war))) {
                files.take(zip);
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.MIGRATION, "The migrations in " + war + " can't be read: " + e.getMessage(), e);
            }
        }
        return files;
    }

    List<String> schemas() {
        return ORDER.stream()
                .filter(schema -> Files.isDirectory(folder(schema)))
                .toList();
    }

    Path folder(String schema) {
        return folder.resolve(schema);
    }

    private void take(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Matcher migration = MIGRATION.matcher(entry.getName());
            if (migration.matches()) {
                keep(migration.group(1), migration.group(2), zip);
            } else if (LIBRARY.matcher(entry.getName()).matches()) {
                take(new ZipInputStream(zip));
            }
        }
    }

    private void keep(String schema, String name, InputStream content) throws IOException {
        Path file = Files.createDirectories(folder(schema)).resolve(name);
        byte[] bytes = content.readAllBytes();
        if (Files.exists(file) && !Arrays.equals(bytes, Files.readAllBytes(file))) {
            throw new IOException("two applications carry different versions of " + schema + "/" + name);
        }
        Files.write(file, bytes);
    }
}
