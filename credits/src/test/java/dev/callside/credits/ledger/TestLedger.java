package dev.callside.credits.ledger;

import dev.callside.practice.testing.TestDatabase;
import java.time.Clock;

/** The ledger on the tests' database, for tests of what is built on it. */
public final class TestLedger {

    private TestLedger() {}

    public static Ledger on(TestDatabase database, Clock clock) {
        var unit = database.unit("credits");
        return new Ledger(new LedgerStore(unit), new AccountStore(unit), new HistoryStore(unit), clock);
    }
}
