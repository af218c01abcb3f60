package dev.callside.payments.credits;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads what a page sent, without believing any of it. */
final class JsonParts {

    private JsonParts() {}

    static boolean absent(JsonValue value) {
        return value == null || value.getValueType() == JsonValue.ValueType.NULL;
    }

    /** The elements; empty for what is no list. */
    static Optional<List<JsonValue>> list(JsonValue value) {
        return value instanceof JsonArray array ? Optional.of(List.copyOf(array)) : Optional.empty();
    }

    static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : "";
    }
}
