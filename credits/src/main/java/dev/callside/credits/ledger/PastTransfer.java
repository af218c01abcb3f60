package dev.callside.credits.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A transfer that is in the ledger.
 *
 * @param hold what it adds to what is pending; a resolution takes away all of the pending transfer's amount
 */
record PastTransfer(
        TransferId id,
        TransferKind kind,
        Route route,
        long amount,
        long hold,
        Optional<TransferId> pending,
        Code code,
        String reference,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    Optional<Duration> timeout() {
        return expiresAt.map(at -> Duration.between(createdAt, at));
    }

    /** Whether it posted all that was pending. */
    boolean whole() {
        return amount == -hold;
    }
}
