package dev.callside.payments.account;

import java.util.Locale;

/** How a manager came back from Stripe; each has texts {@code return.<name>.title} and {@code .detail}. */
public enum LinkReturn {
    /** The account waits to be confirmed in the panel. */
    PENDING,
    /** It is the account that was confirmed before. */
    AGAIN,
    /** The manager said no. */
    REFUSED,
    /** Used before, too old, or never ours. */
    UNKNOWN,
    /** Stripe's page has run out; *Go to Stripe* makes a new one. */
    RAN_OUT,
    /** Stripe did not say which account it is. */
    NO_ANSWER;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "return." + label();
    }
}
