package dev.callside.practice.money;

import java.util.Locale;

/** Why an amount is refused, in order of precedence. Each has a text {@code amount.<code>}. */
public enum AmountRefusal {
    /** No whole number of the currency's smallest unit: text, {@code NaN}, a fraction, or nothing. */
    NOT_A_NUMBER,
    /** A currency that Stripe doesn't know, or that the practice's account can't charge. */
    CURRENCY_NOT_OFFERED,
    NOT_POSITIVE,
    TOO_LARGE,
    /** Finer than the currency is: ISK 5.50, or the third decimal of KWD. */
    WRONG_STEP,
    TOO_SMALL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
