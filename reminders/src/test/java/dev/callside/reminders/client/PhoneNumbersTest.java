package dev.callside.reminders.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a number is written as whoever reads it can dial it. */
class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "+61355501234, AU, (03) 5550 1234",
        "+61355501234, IS, +61 3 5550 1234",
        "+3545551234, IS, 555 1234",
        "+3545551234, AU, +354 555 1234",
        "nothing, AU, nothing"
    })
    void writesANumberForItsReader(String number, String country, String written) {
        assertThat(PhoneNumbers.written(number, country)).isEqualTo(written);
    }
}
