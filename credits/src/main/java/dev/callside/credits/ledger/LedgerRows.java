package dev.callside.credits.ledger;

import dev.callside.practice.tenancy.Row;
import java.util.Optional;

/** The rows of {@code credits.load_batch}. */
final class LedgerRows {

    private LedgerRows() {}

    static AccountState account(Row row) {
        var kind = row.label(0, AccountKind.class);
        var wallet = kind == AccountKind.WALLET;
        return new AccountState(
                new AccountId(row.uuid(1)),
                kind,
                new Unit(row.text(2)),
                wallet ? new Balance(row.number(6), row.number(7), row.number(8)) : Balance.ZERO,
                wallet ? row.number(9) : 0,
                row.instant(12),
                row.maybeInstant(13).isPresent());
    }

    static PastTransfer transfer(Row row) {
        return new PastTransfer(
                new TransferId(row.uuid(1)),
                row.label(0, TransferKind.class),
                new Route(new AccountId(row.uuid(3)), new AccountId(row.uuid(4)), new Unit(row.text(2))),
                row.number(6),
                row.number(7),
                Optional.ofNullable(row.uuid(5)).map(TransferId::new),
                new Code(row.text(10)),
                row.text(11),
                row.instant(12),
                row.maybeInstant(13));
    }
}
