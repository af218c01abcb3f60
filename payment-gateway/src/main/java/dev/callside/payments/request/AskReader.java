package dev.callside.payments.request;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a clinician's page sent, without believing any of it. */
final class AskReader {

    private AskReader() {}

    static AskedFor read(RequestResource.Ask ask) {
        return new AskedFor(
                amount(ask.amount()),
                ask.currency() == null ? "" : ask.currency(),
                ask.description() == null ? "" : ask.description().strip(),
                Optional.ofNullable(ask.patient()).filter(id -> !id.isEmpty()));
    }

    /** Whole numbers only: 12.345 is as little an amount as "80" or null. */
    private static OptionalLong amount(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.bigDecimalValue().longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
