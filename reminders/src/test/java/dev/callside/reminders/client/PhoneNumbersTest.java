package dev.callside.reminders.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that only a number that there may be is read, that its country is known, and that whoever reads it can dial it. */
class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0491 570 156, AU, +61491570156",
        "+61 491 570 006, IS, +61491570006",
        "(03) 9555 1234, AU, +61395551234",
        "581 2345, IS, +3545812345",
        "020 7946 0018, GB, +442079460018",
        // Twilio's numbers for tests
        "+15005550001, AU, +15005550001",
        "+15005550006, AU, +15005550006",
        "+15005550009, AU, +15005550009",
        // without the area code, or cut short
        "9555 1234, AU, ",
        "0412 345, AU, ",
        "570 156, AU, ",
        "020 7946, GB, ",
        "555 0123, US, ",
        "nothing, AU, "
    })
    void readsOnlyANumberThatThereMayBe(String typed, String country, String number) {
        assertThat(PhoneNumbers.read(typed, country)).isEqualTo(Optional.ofNullable(number));
    }

    @ParameterizedTest
    @CsvSource({
        "+61491570156, IS, AU",
        "+12045551234, AU, CA",
        // known to nobody, so its country code says whose it is
        "+6195551234, IS, AU",
        "+11111111111, AU, US",
        "+80012345678, IS, IS",
        "+9991234567, IS, IS",
        "nothing, IS, IS"
    })
    void pricesByTheCountryOfANumber(String number, String otherwise, String country) {
        assertThat(PhoneNumbers.country(number, otherwise)).isEqualTo(country);
    }

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
