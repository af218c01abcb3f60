package dev.callside.credits.ledger;

import java.time.Instant;

/**
 * An account as a batch finds it, or leaves it.
 *
 * @param balance of a wallet; a counter's is summed elsewhere and zero here
 * @param seq how many entries a wallet has
 * @param changedAt when its last entry was written
 */
record AccountState(
        AccountId id, AccountKind kind, Unit unit, Balance balance, long seq, Instant changedAt, boolean closed) {

    boolean wallet() {
        return kind == AccountKind.WALLET;
    }

    /** After its side of a transfer. */
    AccountState after(long posted, long pending, long incoming, Instant at) {
        var next = new Balance(balance.posted() + posted, balance.pending() + pending, balance.incoming() + incoming);
        return wallet() ? new AccountState(id, kind, unit, next, seq + 1, at, closed) : this;
    }
}
