package dev.callside.credits.ledger;

/** Whose balance is guarded. */
public enum AccountKind {
    /** Never owes: what is posted and what is reserved are cached, checked and locked by each transfer. */
    WALLET,
    /**
     * What stands opposite to wallets: sold, spent, granted, expired. Any balance, summed from its entries when asked
     * for, never locked: as many transfers as like may meet in it at once.
     */
    COUNTER
}
