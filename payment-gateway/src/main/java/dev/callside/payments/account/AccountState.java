package dev.callside.payments.account;

import java.util.Locale;

/** Where a practice stands with its Stripe account. */
public enum AccountState {
    /** The operator has not switched payments on for the practice. */
    NOT_ENABLED,
    /** The manager has asked the operator to. */
    ASKED,
    NONE,
    /** Back from Stripe; the manager must say that it is the right account. */
    PENDING,
    ACTIVE,
    /** Stripe wants something before it lets the account charge. */
    RESTRICTED,
    /** The manager refused on Stripe's page, or Stripe has rejected the account. */
    REFUSED,
    /** The practice disconnected us in Stripe's dashboard. */
    UNLINKED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
