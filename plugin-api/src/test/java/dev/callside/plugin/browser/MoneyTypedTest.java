package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that an amount is either read exactly as it was meant, in every currency, or refused with its reason. */
@ExtendWith(InChromium.class)
class MoneyTypedTest {
    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final Set<String> WHOLE_HUNDREDS = Set.of("ISK", "UGX");

    private final BrowserModules browser;

    MoneyTypedTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80|8000",
                "80.00|8000",
                "80,00|8000",
                "80.5|8050",
                " 80 |8000",
                ".50|50",
                "80.|8000",
                "1,234.50|123450",
                "1.234,50|123450",
                "1 234.50|123450",
                "1'234.50|123450",
                "1,234|123400",
                "AUD 80|8000",
                "80 aud|8000",
                "$80.00|8000",
                "+80|8000",
                "0080|8000",
                "８０.００|8000",
                "999999.99|99999999",
                "0.50|50"
            })
    void readsWhatPeopleType(String text, int amount) {
        assertThat(parse(text, "AUD", "en-AU")).isEqualTo(Map.of("amount", amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|missing",
                "'  '|missing",
                "0|zero",
                "0.00|zero",
                "-0|zero",
                "-5|negative",
                "−5|negative",
                "–0.01|negative",
                "12.345|too_many_decimals",
                "0.001|too_many_decimals",
                "0.49|too_small",
                "1000000|too_large",
                "1000000000000|too_large",
                "99999999999999999999999999|too_large",
                "NaN|not_a_number",
                "Infinity|not_a_number",
                "1e3|not_a_number",
                "eighty|not_a_number",
                "0x50|not_a_number",
                ".|not_a_number",
                "1,23,4|not_a_number",
                "1.2.3|not_a_number",
                "12,34.50|not_a_number",
                "80 EUR|not_a_number",
                "--5|not_a_number"
            })
    void saysWhyItRefuses(String text, String refusal) {
        assertThat(parse(text, "AUD", "en-AU")).isEqualTo(Map.of("refusal", refusal));
    }

    @Test
    void readsMarksAsTheLanguageWritesThem() {
        assertThat(parse("12.345", "AUD", "is")).isEqualTo(Map.of("amount", 1234500));
        assertThat(parse("12,345", "AUD", "is")).isEqualTo(Map.of("refusal", "too_many_decimals"));
        assertThat(parse("12,345", "AUD", "en-AU")).isEqualTo(Map.of("amount", 1234500));
    }

    @Test
    void knowsCurrenciesWithoutDecimals() {
        assertThat(parse("5.50", "ISK", "en-AU")).isEqualTo(Map.of("refusal", "no_decimals"));
        assertThat(parse("5.00", "ISK", "en-AU")).isEqualTo(Map.of("amount", 500));
        assertThat(parse("500", "ISK", "en-AU")).isEqualTo(Map.of("amount", 50000));
        assertThat(parse("500.0", "JPY", "en-AU")).isEqualTo(Map.of("refusal", "no_decimals"));
        assertThat(parse("500", "JPY", "en-AU")).isEqualTo(Map.of("amount", 500));
        assertThat(parse("5.12", "KWD", "en-AU")).isEqualTo(Map.of("amount", 5120));
        assertThat(parse("5.120", "KWD", "en-AU")).isEqualTo(Map.of("amount", 5120));
        assertThat(parse("5.125", "KWD", "en-AU")).isEqualTo(Map.of("refusal", "too_many_decimals"));
    }

    @ParameterizedTest
    @CsvSource({"en-AU", "en-US", "is", "is-IS", "de-CH", "fr-FR", "sv-SE", "en-IN"})
    void readsBackEveryAmountItShowsInEveryCurrency(String locale) {
        List<Map<String, Object>> rules = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(code -> !code.startsWith("X") || NO_DECIMALS.contains(code))
                .map(MoneyTypedTest::rule)
                .toList();
        Object wrong = browser.run("""
                const [{ parse }, { money }] = [await import('/callside/money.js'), await import('/callside/format.js')];
                const wrong = [];
                for (const rule of given.rules)
                  for (const steps of [1, 7, 50, 99, 100, 101, 1234, 99999, 123456, 99999999]) {
                    const amount = steps * rule.step;
                    const shown = money(given.locale, amount, rule.code);
                    if (parse(shown, rule, given.locale).amount !== amount) wrong.push(`${rule.code} ${amount} ${shown}`);
                  }
                return wrong;
                """, Map.of("rules", rules, "locale", locale));
        assertThat(rules).hasSizeGreaterThan(150);
        assertThat((List<?>) wrong).isEmpty();
    }

    @Test
    void agreesWithStripeOnTheDecimalsOfEveryCurrency() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            assertThat(browser.call("/callside/currency.js", "exponent", code))
                    .as(code)
                    .isEqualTo(exponent(code));
        }
    }

    private Object parse(String text, String code, String locale) {
        return browser.call("/callside/money.js", "parse", text, typical(code), locale);
    }

    private static Map<String, Object> rule(String code) {
        int step = WHOLE_HUNDREDS.contains(code) ? 100 : THREE_DECIMALS.contains(code) ? 10 : 1;
        return Map.of(
                "code", code, "exponent", exponent(code), "step", step, "minimum", step, "maximum", 9_999_999_900.0);
    }

    private static Map<String, Object> typical(String code) {
        Map<String, Object> rule = new HashMap<>(rule(code));
        rule.put("minimum", 50);
        rule.put("maximum", 99_999_999);
        return rule;
    }

    /** From https://docs.stripe.com/currencies, written down a second time so that a slip in one shows. */
    private static int exponent(String code) {
        return NO_DECIMALS.contains(code) ? 0 : THREE_DECIMALS.contains(code) ? 3 : 2;
    }
}
