package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts objects in place of their ids where {@code expand} asks for it. In lists the paths begin with {@code data.}.
 *
 * @see <a href="https://docs.stripe.com/api/expanding_objects">Expanding responses</a>
 */
final class Expansion {

    private static final int DEEPEST = 4;

    private final Call call;
    private final List<List<String>> paths = new ArrayList<>();

    private Expansion(Call call) {
        this.call = call;
        for (JsonNode path : call.params().path("expand")) {
            List<String> parts = List.of(path.asText().split("\\."));
            if (parts.size() > DEEPEST) {
                throw new Refused(StripeError.invalid(
                        "", "You cannot expand more than 4 levels of a property: " + path.asText(), "expand"));
            }
            paths.add(parts.get(0).equals("data") ? parts.subList(1, parts.size()) : parts);
        }
    }

    static Expansion of(Call call) {
        return new Expansion(call);
    }

    void expand(ObjectNode body) {
        paths.forEach(path -> expand(body, path));
    }

    private void expand(JsonNode node, List<String> path) {
        if (path.isEmpty() || node.isNull()) {
            return;
        }
        if (node instanceof ArrayNode array) {
            array.forEach(each -> expand(each, path));
        } else if (node instanceof ObjectNode object) {
            String name = path.get(0);
            if (!object.has(name)) {
                throw new Refused(
                        StripeError.invalid("", "This property cannot be expanded (" + name + ").", "expand"));
            }
            if (object.path(name).isTextual()) {
                call.objects()
                        .find(call.account(), object.path(name).asText())
                        .ifPresent(thing -> object.set(name, thing.body()));
            }
            expand(object.path(name), path.subList(1, path.size()));
        }
    }
}
