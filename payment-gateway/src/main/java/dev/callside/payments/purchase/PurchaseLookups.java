package dev.callside.payments.purchase;

import dev.callside.payments.look.Look;
import dev.callside.payments.look.Look.Step;
import dev.callside.payments.purchase.PurchaseChange.Closed;
import dev.callside.payments.purchase.PurchaseChange.Declined;
import dev.callside.payments.purchase.PurchaseChange.NeedsAction;
import dev.callside.payments.purchase.PurchaseChange.NeedsCard;
import dev.callside.payments.purchase.PurchaseChange.Paid;
import dev.callside.payments.request.Intent;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.payments.stripe.StripeAnswer.Refused;
import dev.callside.payments.stripe.StripeAnswer.Unknown;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one way in which Stripe's word gets into a purchase, and in which a saved card is charged: whoever buys, the page
 * after paying, a webhook, the mail's link and the worker all call {@link #look}. Doing it again does no harm, because all
 * of it is about one PaymentIntent, which succeeds once.
 */
@Dependent
public class PurchaseLookups {

    private static final Logger LOG = Logger.getLogger(PurchaseLookups.class.getName());

    private final Database database;
    private final PurchaseStore purchases;
    private final PurchaseIntents intents;
    private final Customers customers;
    private final Cards cards;
    private final PurchaseResults results;
    private final Clock clock;

    @Inject
    public PurchaseLookups(
            Database database,
            PurchaseStore purchases,
            PurchaseIntents intents,
            Customers customers,
            Cards cards,
            PurchaseResults results,
            Clock clock) {
        this.database = database;
        this.purchases = purchases;
        this.intents = intents;
        this.customers = customers;
        this.cards = cards;
        this.results = results;
        this.clock = clock;
    }

    /** Does what is next, until there is nothing to do or Stripe doesn't answer; gives what Stripe showed last. */
    public Optional<Intent> look(PracticeId practice, PurchaseId id) {
        var seen = Look.at(() -> find(practice, id), this::step);
        var after = find(practice, id);
        if (after.state() == PurchaseState.PAID && after.saveCard()) {
            cards.look(practice, after.payer());
        }
        return seen;
    }

    private Purchase find(PracticeId practice, PurchaseId id) {
        return database.app(practice, () -> purchases.find(practice, id)).orElseThrow();
    }

    private Step<Intent> step(Purchase purchase) {
        if (purchase.over()) {
            return Step.nothing();
        }
        if (PurchaseRules.withoutItsCard(purchase)) {
            return closing(purchase);
        }
        if (purchase.intent().isEmpty()) {
            return purchase.state() == PurchaseState.CLOSING ? closedUnasked(purchase) : create(purchase);
        }
        var intent = purchase.intent().get();
        if (purchase.state() == PurchaseState.CLOSING) {
            return answered(purchase, intents.cancel(intent));
        }
        var answer = intents.retrieve(intent);
        return toBeCharged(purchase, answer) ? charge(purchase) : answered(purchase, answer);
    }

    private Step<Intent> create(Purchase purchase) {
        var known = customers.of(purchase.practice(), purchase.payer());
        return known instanceof Known<Payer> payer ? create(purchase, payer.value()) : notMade(purchase, known);
    }

    private Step<Intent> create(Purchase purchase, Payer payer) {
        var charged = new PurchaseIntents.Charged(payer.customer().orElseThrow(), payer.before(), purchase.method());
        var answer = intents.create(purchase, charged);
        if (answer instanceof Known<Intent> known) {
            write(purchase, () -> results.created(purchase, known.value().id(), clock.instant()));
            return new Step<>(false, Optional.of(known.value()));
        }
        return answer instanceof Refused<Intent> refused && refused.missing()
                ? missing(purchase, payer, refused)
                : notMade(purchase, answer);
    }

    /** Its customer may have been deleted at Stripe, or its card detached: then it goes on with what there is. */
    private Step<Intent> missing(Purchase purchase, Payer payer, Refused<Intent> refused) {
        if (!cards.look(purchase.practice(), purchase.payer())) {
            return unknown(purchase, false);
        }
        return customers.changed(payer) || withoutItsCard(purchase)
                ? new Step<>(false, Optional.empty())
                : refused(purchase, refused.code());
    }

    private boolean withoutItsCard(Purchase purchase) {
        return PurchaseRules.withoutItsCard(find(purchase.practice(), purchase.id()));
    }

    /** Nothing of it is charged: what our key may not have made, whoever has the key is told of, and there is no hurry. */
    private Step<Intent> notMade(Purchase purchase, StripeAnswer<?> answer) {
        return answer instanceof Refused<?> refused
                ? refused(purchase, refused.code())
                : unknown(purchase, answer instanceof Unknown<?> unknown && unknown.ofTheKey());
    }

    /** An intent that was never confirmed was never charged, whatever became of our calls. */
    private static boolean toBeCharged(Purchase purchase, StripeAnswer<Intent> answer) {
        return purchase.state() == PurchaseState.OPEN
                && purchase.card().isPresent()
                && answer instanceof Known<Intent> known
                && known.value().status() == Intent.Status.REQUIRES_CONFIRMATION;
    }

    private Step<Intent> charge(Purchase purchase) {
        return PurchaseRules.late(purchase, clock.instant()) || write(purchase, () -> results.needless(purchase))
                ? closing(purchase)
                : confirm(purchase, purchase.automatic());
    }

    private Step<Intent> closing(Purchase purchase) {
        write(purchase, () -> results.closing(purchase, clock.instant()));
        return new Step<>(false, Optional.empty());
    }

    /** Should Stripe have made an intent all the same, nobody has its secret: it can't be paid. */
    private Step<Intent> closedUnasked(Purchase purchase) {
        var as = purchase.closingAs().orElseThrow();
        write(purchase, () -> results.closed(purchase, as, clock.instant()));
        return new Step<>(false, Optional.empty());
    }

    /** Stripe has spoken of it. */
    void heardOf(Purchase purchase) {
        write(purchase, () -> results.heardOf(purchase));
    }

    /** A person is there now, and completes with the saved card what the bank stopped: one more try, with its own key. */
    Optional<Intent> complete(Purchase purchase) {
        var now = clock.instant();
        var counted = write(purchase, () -> results.confirming(purchase, now));
        var fresh = find(purchase.practice(), purchase.id());
        if (counted && stopped(fresh)) {
            confirm(fresh, false);
        }
        return look(purchase.practice(), purchase.id());
    }

    /** Not one that somebody else is completing at this moment: that one has a challenge at the bank. */
    private boolean stopped(Purchase purchase) {
        return purchase.state() == PurchaseState.NEEDS_ACTION
                && purchase.method().isPresent()
                && intents.retrieve(purchase.intent().orElseThrow()) instanceof Known<Intent> known
                && known.value().status() == Intent.Status.REQUIRES_PAYMENT_METHOD;
    }

    private Step<Intent> confirm(Purchase purchase, boolean offSession) {
        var answer = intents.confirm(purchase, purchase.method().orElseThrow(), offSession);
        if (!(answer instanceof Refused<Intent> refused)) {
            return answered(purchase, answer);
        }
        // A decline is a refusal of the call, and news of the intent.
        var after = intents.retrieve(purchase.intent().orElseThrow());
        if (after instanceof Known<Intent> known && known.value().status() == Intent.Status.REQUIRES_CONFIRMATION) {
            if (cards.look(purchase.practice(), purchase.payer()) && withoutItsCard(purchase)) {
                return new Step<>(false, Optional.empty());
            }
            var failure = new Intent.Failure(refused.code(), purchase.method().orElseThrow());
            return written(purchase, new Declined(failure), known.value());
        }
        return answered(purchase, after);
    }

    private Step<Intent> answered(Purchase purchase, StripeAnswer<Intent> answer) {
        return answer instanceof Known<Intent> known
                ? written(purchase, PurchaseRules.change(purchase, known.value()), known.value())
                : unknown(purchase, answer instanceof Refused);
    }

    private Step<Intent> written(Purchase purchase, PurchaseChange change, Intent intent) {
        var now = clock.instant();
        var written = inOne(purchase, change, now);
        var more = purchase.automatic() && change instanceof Declined;
        return new Step<>(written && !more, Optional.of(intent));
    }

    private boolean inOne(Purchase purchase, PurchaseChange change, Instant now) {
        try {
            return write(purchase, () -> results.begin(purchase, now) && write(purchase, change, now));
        } catch (RuntimeException e) {
            if (change instanceof Paid) {
                LOG.log(Level.SEVERE, e, () -> "Purchase " + purchase.id() + " is paid at Stripe and was not granted");
                write(purchase, () -> results.ungranted(purchase, now));
            }
            throw e;
        }
    }

    private boolean write(Purchase purchase, PurchaseChange change, Instant now) {
        if (change instanceof Paid paid) {
            return results.paid(purchase, paid, now);
        }
        if (change instanceof Declined declined) {
            return results.declined(purchase, declined.failure(), now);
        }
        if (change instanceof NeedsAction action) {
            return results.needsAction(purchase, action, now);
        }
        if (change instanceof NeedsCard) {
            return results.needsCard(purchase, now);
        }
        if (change instanceof Closed closed) {
            return results.closed(purchase, closed.as(), now);
        }
        return results.known(purchase, now);
    }

    private Step<Intent> refused(Purchase purchase, String code) {
        var now = clock.instant();
        write(purchase, () -> results.begin(purchase, now) && results.refused(purchase, code, now));
        return Step.nothing();
    }

    private Step<Intent> unknown(Purchase purchase, boolean refused) {
        write(purchase, () -> results.unknown(purchase, refused, clock.instant()));
        return Step.nothing();
    }

    private boolean write(Purchase purchase, Supplier<Boolean> work) {
        return database.app(purchase.practice(), work);
    }
}
