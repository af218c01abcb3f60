package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/** The types that Stripe's parameters have. */
final class Kinds {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final int METADATA_KEYS = 50;
    private static final int METADATA_KEY = 40;
    private static final int METADATA_VALUE = 500;

    private Kinds() {}

    static Shape.Kind text() {
        return text(5000);
    }

    static Shape.Kind text(int longest) {
        return (raw, name) -> {
            String text = scalar(raw, name);
            if (text.isEmpty()) {
                throw new Refused(StripeError.invalid(
                        "parameter_invalid_empty",
                        "You passed an empty string for '" + name + "'. We assume empty values are an attempt to unset"
                                + " a parameter; however '" + name + "' cannot be unset. You should remove '" + name
                                + "' from your request or supply a non-empty value.",
                        name));
            }
            if (text.codePointCount(0, text.length()) > longest) {
                throw new Refused(
                        StripeError.invalid("", "Invalid string: must be at most " + longest + " characters", name));
            }
            return TextNode.valueOf(text);
        };
    }

    static Shape.Kind integer() {
        return (raw, name) -> {
            String text = scalar(raw, name);
            if (!WHOLE.matcher(text).matches()) {
                throw new Refused(StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + text, name));
            }
            return LongNode.valueOf(Long.parseLong(text));
        };
    }

    static Shape.Kind bool() {
        return (raw, name) -> switch (scalar(raw, name)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new Refused(StripeError.invalid("", "Invalid boolean: " + raw.asText(), name));
        };
    }

    static Shape.Kind oneOf(String... allowed) {
        return (raw, name) -> {
            String text = scalar(raw, name);
            if (!List.of(allowed).contains(text)) {
                throw new Refused(StripeError.invalid(
                        "", "Invalid " + name + ": must be one of " + String.join(", ", allowed), name));
            }
            return TextNode.valueOf(text);
        };
    }

    static Shape.Kind list(Shape.Kind item) {
        return (raw, name) -> {
            ArrayNode typed = Json.array();
            int index = 0;
            for (JsonNode each : Shape.items(raw, name)) {
                typed.add(item.read(each, Shape.nested(name, String.valueOf(index++))));
            }
            return typed;
        };
    }

    /** Up to 50 pairs, see <a href="https://docs.stripe.com/metadata">Metadata</a>; empty text removes a pair. */
    static Shape.Kind metadata() {
        return (raw, name) -> {
            if (raw.isTextual() && raw.asText().isEmpty()) {
                return Json.object();
            }
            if (!(raw instanceof ObjectNode pairs)) {
                throw new Refused(StripeError.invalid("", "Invalid object", name));
            }
            if (pairs.size() > METADATA_KEYS) {
                throw new Refused(StripeError.invalid("", "Metadata can have up to 50 keys", name));
            }
            pairs.properties().forEach(pair -> {
                check(pair.getKey(), METADATA_KEY, "keys", name);
                check(scalar(pair.getValue(), name), METADATA_VALUE, "values", name);
            });
            return pairs;
        };
    }

    private static void check(String text, int longest, String what, String name) {
        if (text.length() > longest) {
            throw new Refused(StripeError.invalid(
                    "",
                    "Metadata " + what + " can have up to " + longest + " characters, but you passed in one that is "
                            + text.length() + " characters.",
                    name));
        }
    }

    private static String scalar(JsonNode raw, String name) {
        if (raw.isValueNode()) {
            return raw.asText();
        }
        throw new Refused(StripeError.invalid("", "Invalid string: an object or a list was given", name));
    }
}
