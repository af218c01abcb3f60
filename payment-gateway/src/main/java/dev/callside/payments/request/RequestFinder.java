package dev.callside.payments.request;

import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the request that a webhook is about, and looks at it. */
@Dependent
public class RequestFinder {

    private final Database database;
    private final RequestStore requests;
    private final Lookups lookups;
    private final Intents intents;

    @Inject
    public RequestFinder(Database database, RequestStore requests, Lookups lookups, Intents intents) {
        this.database = database;
        this.requests = requests;
        this.lookups = lookups;
        this.intents = intents;
    }

    /** False if the webhook has to be worked off again later. An intent that isn't ours is none of our business. */
    public boolean look(String account, String intent) {
        var known = database.worker(() -> requests.withIntent(account, intent));
        if (known.isPresent()) {
            database.inApp(known.get().practice(), () -> requests.heardOf(known.get()));
            return looked(known.get());
        }
        // The webhook was quicker than our own commit: the intent itself says whose it is.
        var answer = intents.retrieve(account, intent);
        if (answer instanceof StripeAnswer.Known<Intent> found) {
            return found.value()
                    .ourId()
                    .flatMap(RequestId::parse)
                    .flatMap(id -> database.worker(() -> requests.onAccount(account, id)))
                    .map(this::looked)
                    .orElse(true);
        }
        // An intent that Stripe won't show us is none of ours.
        return answer instanceof StripeAnswer.Refused;
    }

    private boolean looked(Request request) {
        lookups.look(request.practice(), request.id());
        Optional<Request> after =
                database.app(request.practice(), () -> requests.find(request.practice(), request.id()));
        // What Stripe refuses to show, it will not show for the same webhook a minute later: that is the worker's.
        return after.filter(left -> left.refusedSince().isEmpty())
                .flatMap(Request::unknownSince)
                .isEmpty();
    }
}
