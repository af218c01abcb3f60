package dev.callside.credits.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One side of a transfer, as the history of its account shows it.
 *
 * @param seq its place in the account; a wallet's entries count up from 1 without gaps
 * @param change what was posted, pending and incoming became more or less by
 * @param after the account's balance after it
 * @param pending the transfer that it resolves
 */
public record Entry(
        long seq,
        TransferId transfer,
        TransferKind kind,
        AccountId other,
        Unit unit,
        Code code,
        String actor,
        String reference,
        Optional<TransferId> pending,
        Instant eventAt,
        Instant createdAt,
        Balance change,
        Balance after) {}
