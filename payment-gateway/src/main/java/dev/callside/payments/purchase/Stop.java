package dev.callside.payments.purchase;

import java.util.Locale;

/** Why automatic top-ups stopped. */
public enum Stop {
    DECLINED,
    AUTHENTICATION,
    /** As much was bought as one day or one month may cost. */
    CAP,
    /** The card has expired, or there is none. */
    CARD,
    /** The amount can't be bought any more, or buys fewer credits than the threshold: the operator's prices have changed. */
    AMOUNT,
    /** What was bought was not enough: the next one would follow at once. */
    SHORT,
    /** A payment was disputed with the card's bank. */
    DISPUTED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
