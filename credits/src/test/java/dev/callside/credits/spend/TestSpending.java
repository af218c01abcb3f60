package dev.callside.credits.spend;

import dev.callside.credits.level.TestLevels;
import dev.callside.credits.price.Rates;
import dev.callside.credits.price.RatesReader;
import dev.callside.practice.testing.TestDatabase;
import java.time.Clock;

/** Spending on the tests' database, with the rates that come with Callside unless told otherwise. */
public final class TestSpending {

    public final Spending spending;
    public final Settlements settlements;

    public TestSpending(TestDatabase database, TestLevels levels, Clock clock) {
        this(database, levels, clock, RatesReader.file(""));
    }

    public TestSpending(TestDatabase database, TestLevels levels, Clock clock, Rates rates) {
        spending = new Spending(
                levels.levels, levels.ledger, levels.movements, rates, new PaidStore(database.unit("credits")), clock);
        settlements = new Settlements(levels.levels, levels.ledger, levels.movements, clock);
    }
}
