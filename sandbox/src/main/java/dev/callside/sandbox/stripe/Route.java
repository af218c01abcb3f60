package dev.callside.sandbox.stripe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One method of the API.
 *
 * @param segments of the path; {@code {name}} stands for anything
 * @param browsers whether a publishable key suffices
 */
record Route(String method, List<String> segments, Shape shape, boolean browsers, Action action) {

    /** What a call does, given a call that has passed every check that needs no database. */
    interface Action {
        Reply of(Call call);
    }

    static Route get(String path, Shape shape, Action action) {
        return new Route("GET", split(path), shape.takes("expand", Kinds.list(Kinds.text())), false, action);
    }

    static Route post(String path, Shape shape, Action action) {
        return new Route("POST", split(path), shape.takes("expand", Kinds.list(Kinds.text())), false, action);
    }

    static Route delete(String path, Action action) {
        return new Route("DELETE", split(path), Shape.none(), false, action);
    }

    Route alsoFromBrowsers() {
        return new Route(method, segments, shape, true, action);
    }

    boolean secondVersion() {
        return segments.get(0).equals("v2");
    }

    /** What stands for the placeholders, if this is the route. */
    Optional<Map<String, String>> match(String verb, String path) {
        List<String> given = split(path);
        if (!method.equals(verb) || given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                found.put(segment.substring(1, segment.length() - 1), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static List<String> split(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
