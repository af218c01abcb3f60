package dev.callside.credits.ledger;

/** The answer to opening or closing an account. */
public enum AccountStatus {
    /** Opened or closed now. */
    DONE,
    /** It was so already. */
    EXISTS,
    /** To open: there is one with this id, of another kind, unit or code. */
    EXISTS_DIFFERENT,
    /** To close: there is no such account. */
    NOT_FOUND,
    /** To close: counters stay open. */
    IS_COUNTER,
    /** To close: something is left in it, reserved, or on its way. */
    NOT_EMPTY
}
