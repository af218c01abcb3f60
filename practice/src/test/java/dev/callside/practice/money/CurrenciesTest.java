package dev.callside.practice.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that every currency is charged by Stripe's rules, at each edge of them. */
class CurrenciesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/stripe-currencies.csv")
    void knowsEachCurrencysRule(String code, int digits, long step, long least, long most) {
        var rule = Currencies.rule(code).orElseThrow();

        assertThat(rule).isEqualTo(new CurrencyRule(code, digits, step, least, most));
        for (var good : new long[] {least, least + step, most - step, most}) {
            assertThat(rule.refusal(good)).as("%s", good).isEmpty();
        }
        for (var none : new long[] {Long.MIN_VALUE, -1, 0}) {
            assertThat(rule.refusal(none)).as("%s", none).contains(AmountRefusal.NOT_POSITIVE);
        }
        for (var large : new long[] {most + step, Long.MAX_VALUE}) {
            assertThat(rule.refusal(large)).as("%s", large).contains(AmountRefusal.TOO_LARGE);
        }
        if (least > step) {
            assertThat(rule.refusal(least - step)).contains(AmountRefusal.TOO_SMALL);
        }
        if (step > 1) {
            assertThat(rule.refusal(least + 1)).contains(AmountRefusal.WRONG_STEP);
            assertThat(rule.refusal(least + step - 1)).contains(AmountRefusal.WRONG_STEP);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stripe-currencies.csv")
    void writesEachCurrency(String code, int digits, long step, long least, long most) {
        var decimals = step == 100 ? 0 : digits;
        var mark = decimals == 0 ? "" : "." + "0".repeat(decimals);

        var unit = 1L;
        for (var i = 0; i < digits; i++) {
            unit *= 10;
        }
        assertThat(MoneyText.of(unit * 1_234, code, Locale.ENGLISH)).isEqualTo(code + "\u00a01,234" + mark);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"aud", "AUD ", "XBA", "XAU", "XTS", "ABC", "IQD", "\u0000"})
    void knowsNothingElse(String code) {
        assertThat(Currencies.rule(code)).isEmpty();
    }

    /** Stripe's own examples. */
    @ParameterizedTest
    @CsvSource({
        "1000, USD, USD 10.00",
        "500, JPY, JPY 500",
        "500, ISK, ISK 5",
        "500, UGX, UGX 5",
        "5120, KWD, KWD 5.120"
    })
    void readsAmountsAsStripeDoes(long amount, String code, String text) {
        assertThat(MoneyText.of(amount, code, Locale.ENGLISH).replace('\u00a0', ' '))
                .isEqualTo(text);
        assertThat(Currencies.rule(code).orElseThrow().refusal(amount)).isEmpty();
    }

    @Test
    void writesNumbersAsTheReaderDoes() {
        assertThat(MoneyText.of(123_450_000, "ISK", Locale.forLanguageTag("is")))
                .isEqualTo("1.234.500\u00a0ISK");
        assertThat(MoneyText.of(123_456, "EUR", Locale.forLanguageTag("is"))).isEqualTo("1.234,56\u00a0EUR");
    }
}
