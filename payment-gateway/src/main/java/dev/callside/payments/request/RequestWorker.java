package dev.callside.payments.request;

import dev.callside.payments.look.Look;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks at what nobody else has looked at, and ends what was not paid in time. */
@Dependent
public class RequestWorker {

    private static final Logger LOG = Logger.getLogger(RequestWorker.class.getName());
    private static final int BATCH = 16;
    /** Longer than the longest look. */
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** As long as a session lives: a call whose end nobody told of is over when none of it is left after that time. */
    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    private final Database database;
    private final RequestStore requests;
    private final Lookups lookups;
    private final Clock clock;
    private final Duration grace;

    @Inject
    public RequestWorker(
            Database database,
            RequestStore requests,
            Lookups lookups,
            Clock clock,
            @ConfigProperty(name = "callside.payments.grace-period") Duration grace) {
        this.database = database;
        this.requests = requests;
        this.lookups = lookups;
        this.clock = clock;
        this.grace = grace;
    }

    /** Looks at all that is due, several at once, because each waits for Stripe. */
    public void run(Executor executor) {
        Look.all(this::claim, BATCH, due -> lookups.look(due.practice(), due.id()), executor);
    }

    private List<RequestStore.Due> claim() {
        var now = clock.instant();
        return database.worker(() -> requests.claim(now, now.plus(LEASE), BATCH));
    }

    public void expire() {
        var now = clock.instant();
        var expired = database.worker(() -> requests.expire(now, now.minus(grace), now.minus(LONGEST_CALL)));
        if (expired > 0) {
            LOG.log(Level.INFO, "{0} requests were not paid in time and are being closed", expired);
        }
    }
}
