package dev.callside.practice.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** The classes of all JARs in a folder, for as long as the application runs. */
final class AdapterJars {

    private AdapterJars() {}

    static ClassLoader loader(Optional<Path> folder, ClassLoader parent) {
        var there = folder.filter(Files::isDirectory);
        return there.isEmpty() ? parent : new URLClassLoader(urls(there.get()), parent);
    }

    private static URL[] urls(Path folder) {
        // Sorted, so that of two with one name it is always the same that is used.
        var jars = new TreeSet<Path>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
            var urls = new URL[jars.size()];
            var i = 0;
            for (var jar : jars) {
                urls[i++] = jar.toUri().toURL();
            }
            return urls;
        } catch (IOException e) {
            throw new UncheckedIOException("callside.adapters: " + folder + " can't be read", e);
        }
    }
}
