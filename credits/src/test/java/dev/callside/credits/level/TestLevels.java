package dev.callside.credits.level;

import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.ledger.TestLedger;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.TestDatabase;
import java.time.Clock;

/** Levels on the tests' database, for tests of what is built on them. */
public final class TestLevels {

    public final Ledger ledger;
    public final Movements movements;
    public final Levels levels;
    public final LevelTransfers transfers;
    public final TopUps topUps;

    public TestLevels(TestDatabase database, Clock clock) {
        var unit = database.unit("credits");
        var practice = database.unit("practice");
        var store = new LevelStore(unit);
        var audit = new Audit(practice, clock);
        ledger = TestLedger.on(database, clock);
        movements = new Movements(
                ledger,
                new MovementStore(unit),
                new LowBalance(
                        new Outbox(practice, clock), new PracticeStore(practice), store, new AlertCopyStore(unit)),
                clock);
        levels = new Levels(store, ledger, movements, audit, clock, 10);
        transfers = new LevelTransfers(store, ledger, movements, audit, clock);
        topUps = new TopUps(store, new SettingsStore(unit), ledger, movements, audit);
    }
}
