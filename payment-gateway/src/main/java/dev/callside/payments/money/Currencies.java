package dev.callside.payments.money;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of currencies, after <a href="https://docs.stripe.com/currencies">Stripe's</a>. It isn't the JDK's:
 * Stripe takes ISK and UGX with two decimals that must be zero, takes MGA without any, and wants a zero as the third
 * decimal of those that have three.
 */
public final class Currencies {

    private static final Set<String> ZERO_DECIMAL = set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");
    private static final Set<String> THREE_DECIMAL = set("BHD JOD KWD OMR TND");
    /** Without decimals in life, but sent as if they had two. */
    private static final Set<String> WHOLE_ONLY = set("ISK UGX");

    /** Stripe's minimum charges; a currency that isn't here has none of its own. */
    private static final Map<String, Long> MINIMUM = Map.ofEntries(
            Map.entry("AED", 200L),
            Map.entry("AUD", 50L),
            Map.entry("BGN", 100L),
            Map.entry("BRL", 50L),
            Map.entry("CAD", 50L),
            Map.entry("CHF", 50L),
            Map.entry("CZK", 1500L),
            Map.entry("DKK", 250L),
            Map.entry("EUR", 50L),
            Map.entry("GBP", 30L),
            Map.entry("HKD", 400L),
            Map.entry("HUF", 17500L),
            Map.entry("INR", 50L),
            Map.entry("JPY", 50L),
            Map.entry("MXN", 1000L),
            Map.entry("MYR", 200L),
            Map.entry("NOK", 300L),
            Map.entry("NZD", 50L),
            Map.entry("PLN", 200L),
            Map.entry("RON", 200L),
            Map.entry("SEK", 300L),
            Map.entry("SGD", 50L),
            Map.entry("THB", 1000L),
            Map.entry("USD", 50L));

    /** Eight digits, except where Stripe takes more. */
    private static final long MAXIMUM = 99_999_999L;

    private static final Map<String, Long> LARGER_MAXIMUM = Map.of(
            "COP", 9_999_999_999L,
            "HUF", 9_999_999_999L,
            "IDR", 999_999_999_999L,
            "INR", 999_999_999L,
            "JPY", 9_999_999_999L,
            "LBP", 999_999_999_999L);

    private Currencies() {}

    /** The rule of a currency, upper case; empty for what is no currency. */
    public static Optional<CurrencyRule> rule(String code) {
        if (code == null || !known(code)) {
            return Optional.empty();
        }
        var step = step(code);
        return Optional.of(new CurrencyRule(
                code,
                exponent(code),
                step,
                Math.max(step, MINIMUM.getOrDefault(code, 1L)),
                LARGER_MAXIMUM.getOrDefault(code, MAXIMUM) / step * step));
    }

    private static boolean known(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static int exponent(String code) {
        if (ZERO_DECIMAL.contains(code)) {
            return 0;
        }
        return THREE_DECIMAL.contains(code) ? 3 : 2;
    }

    private static long step(String code) {
        if (WHOLE_ONLY.contains(code)) {
            return 100;
        }
        return THREE_DECIMAL.contains(code) ? 10 : 1;
    }

    private static Set<String> set(String codes) {
        return Arrays.stream(codes.split(" ", -1)).collect(toUnmodifiableSet());
    }
}
