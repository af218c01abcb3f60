package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which modules a page needs before it can begin: what its first module imports, what those import, and so on. A browser
 * that is told so asks for all of them at once, instead of finding out level by level.
 */
final class Modules {

    /** {@code from '…'} and {@code import '…'}; what {@code import('…')} names is for later. */
    private static final Pattern IMPORT = Pattern.compile("\\b(?:from|import)\\s*[\"']([^\"'\\s]+)[\"']");

    /** Where the text of a module is, by its path below the context root. */
    interface Source {
        /** Null if there is no such module. */
        InputStream open(String path);
    }

    private final Source source;
    private final String context;
    private final Map<String, String> names;

    /** @param names what the import map says: whole names, and beginnings that end with a slash */
    Modules(Source source, String context, Map<String, String> names) {
        this.source = source;
        this.context = context;
        this.names = names;
    }

    /** The addresses of everything that {@code entries} import, in the order in which a browser would find them. */
    List<String> neededBy(String... entries) {
        Set<String> found = new LinkedHashSet<>(List.of(entries));
        Set<String> level = found;
        while (!level.isEmpty()) {
            Set<String> next = new LinkedHashSet<>();
            for (String module : level) {
                imports(module).filter(name -> !found.contains(name)).forEach(next::add);
            }
            found.addAll(next);
            level = next;
        }
        return found.stream().map(path -> context + path).toList();
    }

    private Stream<String> imports(String module) {
        return IMPORT.matcher(text(module)).results().map(found -> path(module, found));
    }

    private String path(String module, MatchResult found) {
        String name = found.group(1);
        if (name.startsWith(".")) {
            return URI.create(module).resolve(name).getPath();
        }
        String address = names.getOrDefault(name, "");
        if (address.isEmpty()) {
            address = below(name);
        }
        return address.substring(context.length());
    }

    private String below(String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
                .map(entry -> entry.getValue() + name.substring(entry.getKey().length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no import map says where " + name + " is"));
    }

    private String text(String module) {
        try (var stream = source.open(module)) {
            if (stream == null) {
                throw new IllegalStateException("there is no module " + module);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("can't read " + module, e);
        }
    }
}
