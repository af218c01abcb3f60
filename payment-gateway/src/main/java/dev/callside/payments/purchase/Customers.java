package dev.callside.payments.purchase;

import dev.callside.credits.level.LevelId;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * What payers are at Stripe: one customer each, made when it is first needed, and another where the operator has deleted that
 * one there.
 */
@Dependent
public class Customers {

    private static final Logger LOG = Logger.getLogger(Customers.class.getName());

    private final Database database;
    private final PayerStore payers;
    private final CardStore cards;
    private final TopUpStops stops;
    private final CardVault vault;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Customers(
            Database database,
            PayerStore payers,
            CardStore cards,
            TopUpStops stops,
            CardVault vault,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.payers = payers;
        this.cards = cards;
        this.stops = stops;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** The payer, who has a customer then. */
    StripeAnswer<Payer> of(PracticeId practice, UUID id) {
        var payer = database.app(practice, () -> payers.lock(practice, id, clock.instant()));
        return payer.customer().isPresent()
                ? new Known<>(payer)
                : vault.customer(payer)
                        .then(made -> new Known<>(database.app(practice, () -> {
                            payers.customer(payer, made);
                            return payers.find(practice, id).orElseThrow();
                        })));
    }

    /** Whether it is another one by now, or none. */
    boolean changed(Payer payer) {
        var now = database.app(payer.practice(), () -> payers.find(payer.practice(), payer.id()));
        return !now.flatMap(Payer::customer).equals(payer.customer());
    }

    /**
     * After Stripe has refused what names the payer's customer: if that was deleted there it is forgotten here, with the cards
     * that went with it. A customer that Stripe merely doesn't know is kept: the key may be another account's by mistake.
     *
     * @return whether it was
     */
    StripeAnswer<Boolean> forgotten(Payer payer) {
        var deleted = vault.deleted(payer.customer().orElseThrow());
        if (deleted.equals(new Known<>(true))) {
            database.inApp(payer.practice(), () -> forget(payer));
        }
        return deleted;
    }

    private void forget(Payer payer) {
        var now = clock.instant();
        payers.lock(payer.practice(), payer.id(), now);
        if (payers.forget(payer)) {
            LOG.warning(
                    () -> "Stripe has deleted the customer of " + payer.id() + ": its cards have to be entered again");
            cards.removeAll(payer.practice(), payer.id(), now)
                    .forEach(card -> audit.record(payer.practice(), Cards.WORKER, "card.remove", card));
            stops.withoutCard(payer.practice(), new LevelId(payer.id()), now);
        }
    }
}
