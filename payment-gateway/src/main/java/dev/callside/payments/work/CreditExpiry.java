package dev.callside.payments.work;

import dev.callside.credits.price.Tiers;
import dev.callside.credits.spend.Settlements;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Frees credits that were reserved for messages whose fate nobody reported in time. */
@Dependent
class CreditExpiry {

    private static final Logger LOG = Logger.getLogger(CreditExpiry.class.getName());
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Settlements settlements;

    /**
     * All of it is injected.
     *
     * @param tiers asked for here, so that prices which can't be used end the start and don't wait for a purchase
     */
    @Inject
    CreditExpiry(Database database, Settlements settlements, Tiers tiers) {
        this.database = database;
        this.settlements = settlements;
        LOG.log(Level.INFO, "Credits are sold in {0}, in {1} bands", new Object[] {
            tiers.rule().code(), tiers.tiers().size()
        });
    }

    void run() {
        while (database.worker(() -> settlements.expire(AT_ONCE)) == AT_ONCE) {}
    }
}
