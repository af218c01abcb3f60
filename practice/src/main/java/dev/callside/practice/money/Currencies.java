package dev.callside.practice.money;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of currencies that can be charged, after <a href="https://docs.stripe.com/currencies">Stripe's</a>. It isn't the JDK's:
 * Stripe takes ISK and UGX with two decimals that must be zero, takes MGA without any, and wants a zero as the third
 * decimal of those that have three.
 */
public final class Currencies {

    private static final Set<String> ALL = set("""
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP \
            BYN BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL \
            GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD \
            KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN \
            NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD \
            SHP SLE SOS SRD STD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST \
            XAF XCD XCG XOF XPF YER ZAR ZMW""");

    private static final Set<String> ZERO_DECIMAL = set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");
    private static final Set<String> THREE_DECIMAL = set("BHD JOD KWD OMR TND");
    /** Without decimals in life, but sent as if they had two. */
    private static final Set<String> WHOLE_ONLY = set("ISK UGX");

    /** Stripe's minimum charges; a currency that isn't here has none of its own. */
    private static final Map<String, Long> MINIMUM = Map.ofEntries(
            Map.entry("AED", 200L),
            Map.entry("ARS", 50L),
            Map.entry("AUD", 50L),
            Map.entry("BRL", 50L),
            Map.entry("CAD", 50L),
            Map.entry("CHF", 50L),
            Map.entry("COP", 50L),
            Map.entry("CZK", 1500L),
            Map.entry("DKK", 250L),
            Map.entry("EUR", 50L),
            Map.entry("GBP", 30L),
            Map.entry("HKD", 400L),
            Map.entry("HUF", 17500L),
            Map.entry("IDR", 50L),
            Map.entry("ILS", 50L),
            Map.entry("INR", 50L),
            Map.entry("JPY", 50L),
            Map.entry("KRW", 50L),
            Map.entry("MXN", 1000L),
            Map.entry("MYR", 200L),
            Map.entry("NOK", 300L),
            Map.entry("NZD", 50L),
            Map.entry("PHP", 50L),
            Map.entry("PLN", 200L),
            Map.entry("RON", 200L),
            Map.entry("RUB", 50L),
            Map.entry("SEK", 300L),
            Map.entry("SGD", 50L),
            Map.entry("THB", 1000L),
            Map.entry("USD", 50L),
            Map.entry("ZAR", 50L));

    /**
     * Twelve digits, for payments by card, which are the only ones here. Of American Express Stripe takes nine, and the
     * card networks may draw narrower limits: then the card is declined.
     */
    private static final long MAXIMUM = 999_999_999_999L;

    private Currencies() {}

    /** The rule of a currency, upper case; empty for what Stripe doesn't charge. */
    public static Optional<CurrencyRule> rule(String code) {
        if (code == null || !ALL.contains(code)) {
            return Optional.empty();
        }
        var step = step(code);
        return Optional.of(new CurrencyRule(
                code, exponent(code), step, Math.max(step, MINIMUM.getOrDefault(code, 1L)), MAXIMUM / step * step));
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
