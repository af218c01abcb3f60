package dev.callside.practice.launch;

import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what has run out. */
@Dependent
public class Housekeeping {

    private final Database database;
    private final LaunchStore launches;
    private final SessionStore sessions;
    private final Clock clock;
    private final Duration grace;

    @Inject
    Housekeeping(
            Database database,
            LaunchStore launches,
            SessionStore sessions,
            Clock clock,
            @ConfigProperty(name = "callside.payments.grace-period") Duration grace) {
        this.database = database;
        this.launches = launches;
        this.sessions = sessions;
        this.clock = clock;
        this.grace = grace;
    }

    public void run() {
        database.inWorker(() -> launches.forget(clock.instant()));
    }

    /** A session in a call ends with the call's grace period. */
    public void endSessions() {
        database.inWorker(() -> sessions.end(clock.instant().minus(grace)));
    }
}
