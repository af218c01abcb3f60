package dev.callside.sandbox.stripe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stripe's currencies: what there is, in which steps it is charged, and the least and the most of a charge.
 *
 * @see <a href="https://docs.stripe.com/currencies">Supported currencies</a>
 */
final class Currencies {

    private static final Set<String> ALL = Set.of(
            ("aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf"
                            + " clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd"
                            + " hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr"
                            + " lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr"
                            + " pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std"
                            + " szl thb tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xcg xof xpf"
                            + " yer zar zmw")
                    .split(" "));

    private static final Set<String> ZERO_DECIMAL = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");

    private static final Set<String> THREE_DECIMAL = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    /** Without minor unit, yet sent times 100, for the sake of old integrations. */
    private static final Set<String> HUNDREDFOLD = Set.of("isk", "ugx");

    /** By settlement currency; a currency that is not listed has only its step as a minimum here. */
    private static final Map<String, Long> MINIMUM = Map.ofEntries(
            Map.entry("aed", 200L),
            Map.entry("ars", 50L),
            Map.entry("aud", 50L),
            Map.entry("brl", 50L),
            Map.entry("cad", 50L),
            Map.entry("chf", 50L),
            Map.entry("cop", 50L),
            Map.entry("czk", 1500L),
            Map.entry("dkk", 250L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17500L),
            Map.entry("idr", 50L),
            Map.entry("ils", 50L),
            Map.entry("inr", 50L),
            Map.entry("jpy", 50L),
            Map.entry("krw", 50L),
            Map.entry("mxn", 1000L),
            Map.entry("myr", 200L),
            Map.entry("nok", 300L),
            Map.entry("nzd", 50L),
            Map.entry("php", 50L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("rub", 50L),
            Map.entry("sek", 300L),
            Map.entry("sgd", 50L),
            Map.entry("thb", 1000L),
            Map.entry("usd", 50L),
            Map.entry("zar", 50L));

    /** Countries whose accounts charge in their own currency only. */
    private static final Map<String, List<String>> OWN_ONLY = Map.of("BR", List.of("brl"), "IN", List.of("inr"));

    private Currencies() {}

    static boolean known(String currency) {
        return ALL.contains(currency);
    }

    /** What an account of the country may charge in, in alphabetical order. */
    static Set<String> of(String country) {
        return new TreeSet<>(OWN_ONLY.getOrDefault(country, List.copyOf(ALL)));
    }

    /** What an amount must be a multiple of. */
    static long step(String currency) {
        if (HUNDREDFOLD.contains(currency)) {
            return 100;
        }
        return THREE_DECIMAL.contains(currency) ? 10 : 1;
    }

    static long minimum(String currency) {
        return MINIMUM.getOrDefault(currency, step(currency));
    }

    /** Twelve digits, for payments by card, as far as the step allows. */
    static long maximum(String currency) {
        return 999_999_999_999L / step(currency) * step(currency);
    }

    /** The number of digits that {@link AmountRules} writes behind the point. */
    static int exponent(String currency) {
        if (ZERO_DECIMAL.contains(currency)) {
            return 0;
        }
        return THREE_DECIMAL.contains(currency) ? 3 : 2;
    }
}
