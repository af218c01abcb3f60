package dev.callside.credits.history;

import dev.callside.credits.level.TestLevels;
import dev.callside.practice.testing.TestDatabase;

/** Histories on the tests' database. */
public final class TestHistories {

    public final Histories histories;
    public final ChartStore chart;

    public TestHistories(TestDatabase database, TestLevels levels) {
        var unit = database.unit("credits");
        histories = new Histories(levels.ledger, new ReservedStore(unit));
        chart = new ChartStore(unit);
    }
}
