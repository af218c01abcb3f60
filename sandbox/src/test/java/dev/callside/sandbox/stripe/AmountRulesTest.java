package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts and currencies are refused where Stripe's page on currencies says so, and nowhere else. */
class AmountRulesTest {

    @ParameterizedTest
    @CsvSource({
        "50, aud, AU",
        "999999999999, aud, AU",
        "50, jpy, AU",
        "500, isk, IS",
        "100, isk, IS",
        "5120, kwd, US",
        "100, ugx, AU",
        "1, mga, AU"
    })
    void takes(long amount, String currency, String country) {
        assertThat(AmountRules.check(amount, currency, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "49, aud, AU, amount_too_small",
        "29, gbp, AU, amount_too_small",
        "0, aud, AU, parameter_invalid_integer",
        "-5, aud, AU, parameter_invalid_integer",
        "1000000000000, aud, AU, amount_too_large",
        "49, krw, AU, amount_too_small",
        "550, isk, IS, parameter_invalid_integer",
        "150, ugx, AU, parameter_invalid_integer",
        "5124, kwd, AU, parameter_invalid_integer"
    })
    void refuses(long amount, String currency, String country, String code) {
        assertThat(AmountRules.check(amount, currency, country)).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.param()).isEqualTo("amount");
        });
    }

    /** The same table that the gateway is held against. */
    @ParameterizedTest
    @CsvFileSource(files = "../practice/src/test/resources/stripe-currencies.csv")
    void knowsEachCurrencysRule(String code, int digits, long step, long least, long most) {
        var currency = code.toLowerCase(Locale.ROOT);

        assertThat(Currencies.exponent(currency)).isEqualTo(digits);
        for (var good : new long[] {least, least + step, most - step, most}) {
            assertThat(AmountRules.check(good, currency, "AU")).as("%s", good).isEmpty();
        }
        for (var bad : new long[] {Long.MIN_VALUE, -step, 0, least - step, most + step, Long.MAX_VALUE}) {
            assertThat(AmountRules.check(bad, currency, "AU")).as("%s", bad).isPresent();
        }
        if (step > 1) {
            assertThat(AmountRules.check(least + step + 1, currency, "AU")).isPresent();
        }
    }

    @Test
    void refusesCurrenciesThatTheAccountLacks() {
        assertThat(AmountRules.check(5000, "usd", "BR"))
                .hasValueSatisfying(error -> assertThat(error.param()).isEqualTo("currency"));
        assertThat(AmountRules.check(5000, "xxx", "AU"))
                .hasValueSatisfying(error -> assertThat(error.message()).contains("aud"));
    }

    @Test
    void readsWhatPeopleType() {
        assertThat(AmountRules.units("80.50", "aud")).hasValue(8050);
        assertThat(AmountRules.units("80", "jpy")).hasValue(80);
        assertThat(AmountRules.units("5.124", "kwd")).hasValue(5124);
        assertThat(AmountRules.units("-1", "aud")).isEmpty();
        assertThat(AmountRules.units("NaN", "aud")).isEmpty();
    }
}
