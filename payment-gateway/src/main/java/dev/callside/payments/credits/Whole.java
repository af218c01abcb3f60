package dev.callside.payments.credits;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a page sent, without believing any of it. */
final class Whole {

    private Whole() {}

    /** Whole numbers only: 12.345 is as little one as "80" or null. */
    static OptionalLong number(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.bigDecimalValue().longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

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
