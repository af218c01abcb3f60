package dev.callside.defences;

import dev.callside.defences.Defence.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a removal is in a function of a migration that a later one makes anew or drops. */
final class Superseded {

    private static final Pattern FUNCTION = Pattern.compile("create (?:or replace )?function ([a-z_.]+)");

    private Superseded() {}

    /** The later migration; empty if what is taken away is what runs. */
    static Optional<String> by(Path root, Change change) throws IOException {
        if (!change.file().toString().endsWith(".sql")) {
            return Optional.empty();
        }
        var file = root.resolve(change.file());
        var text = Files.readString(file);
        var removed = Copy.pattern(change.old()).matcher(text);
        var function = removed.find() ? function(text, removed.start()) : Optional.<String>empty();
        return function.isEmpty() ? Optional.empty() : later(file, function.get());
    }

    /** The one that stands around that place. */
    private static Optional<String> function(String text, int place) {
        var name = Optional.<String>empty();
        var found = FUNCTION.matcher(text);
        while (found.find() && found.start() <= place) {
            name = Optional.of(found.group(1)).filter(each -> place < end(text, found.start()));
        }
        return name;
    }

    private static int end(String text, int start) {
        var statement = text.indexOf(';', start);
        var body = text.indexOf("$$", start);
        return body >= 0 && body < statement ? text.indexOf("$$;", start) : statement;
    }

    private static Optional<String> later(Path file, String function) throws IOException {
        var anew = Pattern.compile(
                "(?:create|create or replace|drop) function (?:if exists )?" + Pattern.quote(function) + "\\b");
        try (var files = Files.list(file.getParent())) {
            for (var each :
                    files.sorted().filter(other -> other.compareTo(file) > 0).toList()) {
                if (anew.matcher(Files.readString(each)).find()) {
                    return Optional.of(each.getFileName().toString());
                }
            }
        }
        return Optional.empty();
    }
}
