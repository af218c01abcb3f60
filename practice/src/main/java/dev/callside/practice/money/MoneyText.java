package dev.callside.practice.money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts as people read them. */
public final class MoneyText {

    private MoneyText() {}

    /**
     * Code and number in the reader's order, as browsers write them: {@code AUD 80.00}, in Icelandic {@code 80,00 AUD}; no decimals
     * where the currency has none in life.
     */
    public static String of(long amount, String currency, Locale locale) {
        var rule = Currencies.rule(currency).orElseThrow(() -> new IllegalStateException(currency + " is no currency"));
        var format = NumberFormat.getNumberInstance(locale);
        var decimals = rule.step() == 100 ? 0 : rule.exponent();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        // A space that doesn't break: the code must not stand alone at the end of a line.
        var number = format.format(BigDecimal.valueOf(amount, rule.exponent()));
        return codeFirst(locale) ? currency + "\u00a0" + number : number + "\u00a0" + currency;
    }

    private static boolean codeFirst(Locale locale) {
        var sign = "\u00a4";
        return ((DecimalFormat) NumberFormat.getCurrencyInstance(locale))
                .toPattern()
                .startsWith(sign);
    }
}
