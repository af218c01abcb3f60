package dev.callside.defences;

import dev.callside.defences.Defence.Change;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A compiled copy of all sources, in which one defence at a time is missing. */
final class Copy {

    private static final String RESOURCES = "src/main/resources";

    private final Path root;

    Copy(Path root) {
        this.root = root;
    }

    /** The removal does not fit the sources, or what is left does not compile. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misfit(String message) {
            super(message);
        }
    }

    /** The files as they are without the defence; touches nothing. */
    Map<Path, String> without(Defence defence) {
        var files = new LinkedHashMap<Path, String>();
        for (var change : defence.removal()) {
            var text = files.computeIfAbsent(change.file(), this::source);
            files.put(change.file(), replaced(change, text));
        }
        return files;
    }

    private static String replaced(Change change, String text) {
        var found = pattern(change.old()).matcher(text);
        if (!found.find()) {
            throw new Misfit(
                    "in " + change.file() + " there is no: " + change.old().strip());
        }
        var result = text.substring(0, found.start()) + change.replacement().strip() + text.substring(found.end());
        if (found.find()) {
            throw new Misfit("in " + change.file() + " there is more than one: "
                    + change.old().strip());
        }
        return result;
    }

    static Pattern pattern(String old) {
        return Pattern.compile(
                Arrays.stream(old.strip().split("\\s+", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }

    /** Puts what is changed in place, and gives the folder that goes before all others on the class path. */
    Path install(Map<Path, String> files) {
        var overlay = root.resolve("overlay");
        files.forEach((file, text) -> {
            if (isJava(file)) {
                write(root.resolve(file), text);
                compile(file, overlay);
            } else {
                write(built(file), text);
            }
        });
        return overlay;
    }

    /** As it was before. */
    void restore(Map<Path, String> files, Map<Path, String> originals) {
        files.keySet().forEach(file -> write(isJava(file) ? root.resolve(file) : built(file), originals.get(file)));
        delete(root.resolve("overlay"));
    }

    String source(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new Misfit("there is no " + file);
        }
    }

    /** Migrations and the like: the copy that was built is what is read. */
    private Path built(Path file) {
        var resources = root.resolve(file.subpath(0, 1)).resolve(RESOURCES);
        var inside = resources.relativize(root.resolve(file));
        if (inside.startsWith("..")) {
            throw new Misfit(file + " is neither Java nor in " + RESOURCES);
        }
        return root.resolve(file.subpath(0, 1)).resolve("target/classes").resolve(inside);
    }

    private void compile(Path file, Path overlay) {
        var module = file.getName(0).toString();
        var out = new StringWriter();
        try {
            Files.createDirectories(overlay);
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, null, null)) {
                var options = List.of(
                        "--release",
                        "17",
                        "-proc:none",
                        "-parameters",
                        "-nowarn",
                        "-d",
                        overlay.toString(),
                        "-cp",
                        overlay + ":" + classPath(module));
                var task = compiler.getTask(
                        out, manager, null, options, null, manager.getJavaFileObjects(root.resolve(file)));
                if (!task.call()) {
                    throw new Misfit("it does not compile without: " + out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the tests of a module run with. */
    String classPath(String module) {
        var target = root.resolve(module).resolve("target");
        try {
            return target.resolve("test-classes") + ":" + target.resolve("classes") + ":"
                    + Files.readString(target.resolve("test.classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("no such module: " + module, e);
        }
    }

    Path folder(String module) {
        return root.resolve(module);
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
