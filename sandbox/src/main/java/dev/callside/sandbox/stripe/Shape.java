package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which parameters a call takes. {@link #read} refuses what Stripe refuses (unknown, missing, empty, of the wrong type)
 * and gives a typed tree: integers are numbers, lists are arrays.
 */
final class Shape {

    private final Map<String, Field> fields;

    private Shape(Map<String, Field> fields) {
        this.fields = fields;
    }

    private record Field(Kind kind, boolean required) {}

    /** A parameter's type: how its raw form becomes a typed value, or is refused. */
    interface Kind {
        JsonNode read(JsonNode raw, String name);
    }

    static Shape none() {
        return new Shape(Map.of());
    }

    Shape needs(String name, Kind kind) {
        return and(name, new Field(kind, true));
    }

    Shape takes(String name, Kind kind) {
        return and(name, new Field(kind, false));
    }

    private Shape and(String name, Field field) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(name, field);
        return new Shape(more);
    }

    ObjectNode read(ObjectNode raw) {
        return read(raw, "");
    }

    private ObjectNode read(ObjectNode raw, String prefix) {
        ObjectNode typed = Json.object();
        raw.properties().forEach(entry -> {
            String name = nested(prefix, entry.getKey());
            Field field = fields.get(entry.getKey());
            if (field == null) {
                throw new Refused(
                        StripeError.invalid("parameter_unknown", "Received unknown parameter: " + name, name));
            }
            typed.set(entry.getKey(), field.kind().read(entry.getValue(), name));
        });
        fields.forEach((name, field) -> {
            if (field.required() && !raw.has(name)) {
                String full = nested(prefix, name);
                throw new Refused(
                        StripeError.invalid("parameter_missing", "Missing required param: " + full + ".", full));
            }
        });
        return typed;
    }

    static String nested(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "[" + name + "]";
    }

    /** These parameters below one name. */
    Kind inside() {
        return (raw, name) -> {
            if (raw instanceof ObjectNode object) {
                return read(object, name);
            }
            throw new Refused(StripeError.invalid("", "Invalid object", name));
        };
    }

    static ArrayNode items(JsonNode raw, String name) {
        if (raw instanceof ArrayNode array) {
            return array;
        }
        if (raw instanceof ObjectNode object
                && object.propertyStream().allMatch(e -> e.getKey().matches("\\d+"))) {
            ArrayNode array = Json.array();
            object.forEach(array::add);
            return array;
        }
        throw new Refused(StripeError.invalid("", "Invalid array", name));
    }
}
