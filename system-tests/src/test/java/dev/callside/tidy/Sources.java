package dev.callside.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of all modules. */
final class Sources {

    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of(
            "plugin-api",
            "practice",
            "credits",
            "payment-gateway",
            "reminders",
            "sandbox",
            "launcher",
            "ear",
            "system-tests");

    private Sources() {}

    static List<Path> shipped(String... endings) {
        return below("src/main", endings);
    }

    static List<Path> tests(String... endings) {
        return below("src/test", endings);
    }

    private static List<Path> below(String folder, String... endings) {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(Sources::files)
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the pattern's first group takes in a text. */
    static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The files in which a pattern is found, with what was found first. */
    static List<String> finding(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> {
                    Matcher matcher = pattern.matcher(text(file));
                    return matcher.find() ? Stream.of(file + ": " + matcher.group()) : Stream.empty();
                })
                .toList();
    }

    static Path file(String path) {
        return ROOT.resolve(path);
    }
}
