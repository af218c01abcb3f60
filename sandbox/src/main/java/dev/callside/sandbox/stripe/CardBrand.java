package dev.callside.sandbox.stripe;

import java.util.Locale;

/** Card networks, and how long their security codes are. */
enum CardBrand {
    VISA("Visa"),
    MASTERCARD("Mastercard"),
    AMEX("American Express"),
    DISCOVER("Discover"),
    DINERS("Diners Club"),
    JCB("JCB"),
    UNIONPAY("UnionPay");

    private final String words;

    CardBrand(String words) {
        this.words = words;
    }

    /** As people know it. */
    String words() {
        return words;
    }

    /** As Stripe writes it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int securityCodeLength() {
        return this == AMEX ? 4 : 3;
    }
}
