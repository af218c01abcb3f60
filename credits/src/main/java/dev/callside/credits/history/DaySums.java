package dev.callside.credits.history;

import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Sums up each level's days once they are over, for the charts. */
@Dependent
public class DaySums {

    private final Database database;
    private final ChartStore chart;
    private final Clock clock;

    @Inject
    DaySums(Database database, ChartStore chart, Clock clock) {
        this.database = database;
        this.chart = chart;
        this.clock = clock;
    }

    /** Any number of nodes may do so at once. */
    public void sumUp() {
        database.inWorker(() -> chart.sumUp(clock.instant()));
    }
}
