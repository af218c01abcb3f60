package dev.callside.payments.purchase;

import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Logger;

/**
 * What becomes of money that was paid for a purchase: given back by the operator, or disputed with the card's bank. The credits
 * stay either way: whether they are taken back is the operator's decision. A disputed card is not charged again by itself.
 */
@Dependent
public class Returns {

    private static final Logger LOG = Logger.getLogger(Returns.class.getName());

    private final Database database;
    private final PayerStore payers;
    private final PurchaseStore purchases;
    private final PurchaseChangeStore changes;
    private final PurchaseIntents intents;
    private final Granters granters;
    private final PurchaseMails mails;
    private final Clock clock;

    @Inject
    public Returns(
            Database database,
            PayerStore payers,
            PurchaseStore purchases,
            PurchaseChangeStore changes,
            PurchaseIntents intents,
            Granters granters,
            PurchaseMails mails,
            Clock clock) {
        this.database = database;
        this.payers = payers;
        this.purchases = purchases;
        this.changes = changes;
        this.intents = intents;
        this.granters = granters;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * A webhook says that money of that intent was given back or is disputed: false if it has to be worked off again later, also
     * where Stripe does not show us an intent that is ours. What it is now is asked, so that it doesn't matter how often it is said,
     * how late or in which order.
     */
    public boolean look(String intent) {
        return database.worker(() -> purchases.withIntent(intent))
                .map(purchase -> looked(purchase, intents.returned(intent)))
                .orElse(true);
    }

    private boolean looked(Purchase purchase, StripeAnswer<Return> answer) {
        return answer instanceof Known<Return> known
                && database.app(purchase.practice(), () -> written(purchase, known.value()));
    }

    /** False if it has changed since Stripe was asked: what Stripe said may be old. */
    private boolean written(Purchase purchase, Return said) {
        var now = clock.instant();
        payers.lock(purchase.practice(), purchase.payer(), now);
        if (said.refunded() == purchase.refunded() && said.disputed() == purchase.disputed()) {
            return true;
        }
        if (!changes.returned(purchase, said, now)) {
            return false;
        }
        if (said.disputed() && !purchase.disputed()) {
            LOG.warning(() -> "The payment of purchase " + purchase.id() + " is disputed");
            disputed(purchase, now);
        }
        return true;
    }

    private void disputed(Purchase purchase, Instant now) {
        var granter = granters.of(purchase);
        if (granter.automatic(purchase) && granter.stop(purchase, Stop.DISPUTED, now)) {
            mails.stopped(purchase, Stop.DISPUTED, now);
        }
    }
}
