package dev.callside.practice.launch;

import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets what has run out. */
@Dependent
public class Housekeeping {

    private final Database database;
    private final LaunchStore launches;
    private final Clock clock;

    @Inject
    Housekeeping(Database database, LaunchStore launches, Clock clock) {
        this.database = database;
        this.launches = launches;
        this.clock = clock;
    }

    public void run() {
        database.inWorker(() -> launches.forget(clock.instant()));
    }
}
