package dev.callside.payments.account;

import java.util.Locale;

/** How a practice's account comes to us: {@code callside.stripe.linking}. */
public enum Linking {
    /** The practice's existing account, <a href="https://docs.stripe.com/connect/oauth-reference">by OAuth</a>. */
    OAUTH,
    /** A new one, by <a href="https://docs.stripe.com/connect/accounts-v2">Accounts v2</a> with account links. */
    ACCOUNTS_V2;

    /** As in the configuration: {@code oauth} or {@code accounts-v2}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Linking named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
