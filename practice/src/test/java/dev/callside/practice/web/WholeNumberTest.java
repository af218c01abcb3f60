package dev.callside.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that only what is written as a whole number is one. */
class WholeNumberTest {

    @ParameterizedTest
    @CsvSource({"8000, 8000", "-80, -80", "0, 0", "8e3, 8000"})
    void readsWholeNumbers(String json, long number) {
        assertThat(read(json)).hasValue(number);
    }

    /** 80.00 would be eighty cents, which nobody means who writes it so. */
    @ParameterizedTest
    @ValueSource(
            strings = {"80.00", "80.0", "12.345", "1e400", "9223372036854775808", "\"80\"", "null", "[80]", "true"})
    void takesNothingElseForOne(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void takesNothingForNone() {
        assertThat(WholeNumber.of(null)).isEmpty();
    }

    private static OptionalLong read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return WholeNumber.of(reader.readValue());
        }
    }
}
