package dev.callside.payments.purchase;

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

/** Looks at purchases that nobody else has looked at, and ends what was not paid in time. */
@Dependent
public class PurchaseWorker {

    private static final Logger LOG = Logger.getLogger(PurchaseWorker.class.getName());
    private static final int BATCH = 16;
    /** Longer than the longest look. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Database database;
    private final PurchaseStore purchases;
    private final PurchaseLookups lookups;
    private final Clock clock;

    @Inject
    public PurchaseWorker(Database database, PurchaseStore purchases, PurchaseLookups lookups, Clock clock) {
        this.database = database;
        this.purchases = purchases;
        this.lookups = lookups;
        this.clock = clock;
    }

    public void run(Executor executor) {
        Look.all(this::claim, BATCH, due -> lookups.look(due.practice(), due.id()), executor);
    }

    private List<PurchaseStore.Due> claim() {
        var now = clock.instant();
        return database.worker(() -> purchases.claim(now, now.plus(LEASE), BATCH));
    }

    public void expire() {
        var now = clock.instant();
        var expired = database.worker(
                () -> purchases.expire(now, now.minus(PurchaseRules.TO_PAY), now.minus(PurchaseRules.TO_COMPLETE)));
        if (expired > 0) {
            LOG.log(Level.INFO, "{0} purchases were not paid in time and are being closed", expired);
        }
    }
}
