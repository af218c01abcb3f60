package dev.callside.launcher.hosts;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * Which adapters the server may have. Their names are in their code, which only the server loads; here it is known whether
 * there is any beside ours.
 */
public final class AdapterFolder {

    private static final String OURS = "callside";
    private static final String SERVICE = "META-INF/services/dev.callside.plugin.CallHostAdapter";

    private AdapterFolder() {}

    /** Whether an adapter of that name can be there. */
    public static boolean mayHave(Path folder, String name) {
        return name.equals(OURS) || (name.matches("[a-z0-9-]{1,40}") && bringsAny(folder));
    }

    private static boolean bringsAny(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                try (var zip = new ZipFile(jar.toFile())) {
                    if (zip.getEntry(SERVICE) != null) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
