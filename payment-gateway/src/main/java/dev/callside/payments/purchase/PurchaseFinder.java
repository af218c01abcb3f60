package dev.callside.payments.purchase;

import dev.callside.payments.request.Intent;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Finds the purchase that a webhook is about, and looks at it. */
@Dependent
public class PurchaseFinder {

    private final Database database;
    private final PurchaseStore purchases;
    private final PurchaseLookups lookups;
    private final PurchaseIntents intents;

    @Inject
    public PurchaseFinder(
            Database database, PurchaseStore purchases, PurchaseLookups lookups, PurchaseIntents intents) {
        this.database = database;
        this.purchases = purchases;
        this.lookups = lookups;
        this.intents = intents;
    }

    /** False if the webhook has to be worked off again later. An intent that isn't ours is none of our business. */
    public boolean look(String intent) {
        var known = database.worker(() -> purchases.withIntent(intent));
        if (known.isPresent()) {
            lookups.heardOf(known.get());
            return looked(known.get());
        }
        // The webhook was quicker than our own commit: the intent itself says whose it is.
        var answer = intents.retrieve(intent);
        if (answer instanceof StripeAnswer.Known<Intent> found) {
            return found.value()
                    .ourId()
                    .flatMap(PurchaseId::parse)
                    .flatMap(id -> database.worker(() -> purchases.withoutIntent(id)))
                    .map(this::looked)
                    .orElse(true);
        }
        // An intent that Stripe won't show us is none of ours.
        return answer instanceof StripeAnswer.Refused;
    }

    /** What Stripe refuses to show, it will not show for the same webhook a minute later: that is the worker's. */
    private boolean looked(Purchase purchase) {
        lookups.look(purchase.practice(), purchase.id());
        return database.app(purchase.practice(), () -> purchases.find(purchase.practice(), purchase.id()))
                .filter(after -> after.refusedSince().isEmpty())
                .flatMap(Purchase::unknownSince)
                .isEmpty();
    }
}
