package dev.callside.practice.web;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.OptionalLong;

/**
 * Reads a whole number that a page or a program sent, such as an amount in the smallest unit, without believing any of it.
 *
 * <p>12.345 is as little one as "80" or null, and neither is 80.00: whoever writes decimals means dollars, and would be
 * understood to mean cents.
 */
public final class WholeNumber {

    private WholeNumber() {}

    public static OptionalLong of(JsonValue value) {
        if (!(value instanceof JsonNumber number) || number.bigDecimalValue().scale() > 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.bigDecimalValue().longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
