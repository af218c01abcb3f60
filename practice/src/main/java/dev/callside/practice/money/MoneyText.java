package dev.callside.practice.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts as people read them. */
public final class MoneyText {

    private MoneyText() {}

    /** Code and number, such as {@code AUD 80.00}; no decimals where the currency has none in life. */
    public static String of(long amount, String currency, Locale locale) {
        var rule = Currencies.rule(currency).orElseThrow(() -> new IllegalStateException(currency + " is no currency"));
        var format = NumberFormat.getNumberInstance(locale);
        var decimals = rule.step() == 100 ? 0 : rule.exponent();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        // A space that doesn't break: the code must not stand alone at the end of a line.
        return currency + "\u00a0" + format.format(BigDecimal.valueOf(amount, rule.exponent()));
    }
}
