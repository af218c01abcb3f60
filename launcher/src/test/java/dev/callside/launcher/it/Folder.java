package dev.callside.launcher.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The shipped folder as the build made it, with two small applications instead of the real ones. */
final class Folder {

    private static final Path BUILT = Path.of("target/callside").toAbsolutePath();
    private static final Path MADE = Path.of("target/it/callside").toAbsolutePath();
    private static final String MIGRATIONS = "WEB-INF/classes/db/migration/";

    private Folder() {}

    static Path jar() {
        try {
            Files.createDirectories(MADE.resolve("apps"));
            if (!Files.exists(MADE.resolve("lib"))) {
                Files.createSymbolicLink(MADE.resolve("lib"), BUILT.resolve("lib"));
            }
            paymentGateway(MADE.resolve("apps/payment-gateway.war"));
            zip(
                    MADE.resolve("apps/sandbox.war"),
                    Map.of(MIGRATIONS + "sandbox/V001__it.sql", resource("/it/sandbox.sql")));
            return Files.copy(
                    BUILT.resolve("callside.jar"), MADE.resolve("callside.jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paymentGateway(Path war) throws IOException {
        String probe = ProbeServlet.class.getName().replace('.', '/') + ".class";
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("WEB-INF/classes/" + probe, resource("/" + probe));
        entries.put(MIGRATIONS + "payments/V001__it.sql", resource("/it/payments.sql"));
        entries.put(
                "WEB-INF/lib/practice-1.jar",
                zipped(Map.of("db/migration/practice/V001__it.sql", resource("/it/practice.sql"))));
        zip(war, entries);
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(bytes, entries);
        return bytes.toByteArray();
    }

    private static void zip(Path file, Map<String, byte[]> entries) throws IOException {
        write(Files.newOutputStream(file), entries);
    }

    private static void write(OutputStream out, Map<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Folder.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
