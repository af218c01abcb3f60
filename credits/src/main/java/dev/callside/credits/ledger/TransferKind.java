package dev.callside.credits.ledger;

/** What a transfer does. */
public enum TransferKind {
    /** Moves its amount at once. */
    POSTED,
    /** Reserves its amount until another transfer posts or voids it, or it expires. */
    PENDING,
    /** Moves all or part of what a pending transfer reserved; the rest is free again. */
    POST,
    /** Frees what a pending transfer reserved. */
    VOID,
    /** The same, because its time is over. Made by {@link Ledger#expire} only. */
    EXPIRE;

    boolean resolves() {
        return this == POST || this == VOID || this == EXPIRE;
    }

    boolean frees() {
        return this == VOID || this == EXPIRE;
    }

    boolean moves() {
        return this == POSTED || this == POST;
    }
}
