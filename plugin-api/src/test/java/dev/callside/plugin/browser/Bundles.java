package dev.callside.plugin.browser;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads message bundles and finds where two languages do not say the same. */
public final class Bundles {
    private static final String READ = """
            const bundle = await (await fetch(given)).json();
            const texts = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));
            const names = (entry) => [...new Set(texts(entry).flatMap((text) => text.match(/\\{\\w+\\}/g) ?? []))].sort();
            return Object.fromEntries(Object.entries(bundle).map(([key, entry]) => [key, `${typeof entry} ${names(entry)}`]));
            """;

    private Bundles() {}

    /** Keys that are missing in one of the two, or whose texts take other parameters. */
    public static List<String> differences(BrowserModules browser, String one, String other) {
        Map<String, Object> left = keys(browser, one);
        Map<String, Object> right = keys(browser, other);
        TreeSet<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        return all.stream()
                .filter(key -> !String.valueOf(left.get(key)).equals(String.valueOf(right.get(key))))
                .collect(Collectors.toList());
    }

    /** Each key of a bundle with its form and the parameters that it takes. */
    public static Map<String, Object> keys(BrowserModules browser, String path) {
        Map<String, Object> keys = new TreeMap<>();
        ((Map<?, ?>) browser.run(READ, path)).forEach((key, value) -> keys.put((String) key, value));
        return keys;
    }
}
