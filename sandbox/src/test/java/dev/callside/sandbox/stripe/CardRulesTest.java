package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A card is judged as it was typed; only known test cards get as far as a bank. */
class CardRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, 12, 34, 123, ''",
        "4242424242424242, 11, 2026, 123, ''",
        "378282246310005, 12, 34, 1234, ''",
        "378282246310005, 12, 34, 123, invalid_cvc",
        "4242424242424241, 12, 34, 123, incorrect_number",
        "4242, 12, 34, 123, incorrect_number",
        "4242424242424242, 13, 34, 123, invalid_expiry_month",
        "4242424242424242, 10, 26, 123, invalid_expiry_month",
        "4242424242424242, 12, 25, 123, invalid_expiry_year",
        "4242424242424242, 12, 34, 12, invalid_cvc",
        "4111111111111111, 12, 34, 123, card_declined"
    })
    void judges(String number, long month, long year, String cvc, String code) {
        String found = CardRules.check(number, month, year, cvc, NOW)
                .map(StripeError::code)
                .orElse("");
        assertThat(found).isEqualTo(code);
    }

    @Test
    void saysThatARealCardIsNoTestCard() {
        assertThat(CardRules.check("4111111111111111", 12, 34, "123", NOW)).hasValueSatisfying(error -> {
            assertThat(error.status()).isEqualTo(402);
            assertThat(Json.text(error.more(), "decline_code")).isEqualTo("test_mode_live_card");
        });
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryTestCardByAValidNumber(TestCard card) {
        String cvc = "1".repeat(card.brand().securityCodeLength());
        String number = card.number();
        assertThat(CardRules.check(number, 12, 2034, cvc, NOW)).isEmpty();
        assertThat(card.last4()).isEqualTo(number.substring(number.length() - 4));
    }
}
