package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.time.Instant;
import java.util.Map;

/**
 * One call of the API under way, in one transaction.
 *
 * @param account whose objects it works on: the connected account named by {@code Stripe-Account}, or the platform's
 * @param params read by the route's {@link Shape}
 * @param path what stands for the placeholders of the route
 */
record Call(
        Db db,
        Instant now,
        StripeSettings settings,
        Caller caller,
        String account,
        ObjectNode params,
        Map<String, String> path,
        String requestId,
        String idempotencyKey) {

    ObjectStore objects() {
        return new ObjectStore(db);
    }

    Events events() {
        return new Events(this);
    }

    String text(String param) {
        return Json.text(params, param);
    }

    boolean has(String param) {
        return params.has(param);
    }

    /** Who may see what: a browser sees less of a PaymentIntent than the server does. */
    ObjectNode shown(Thing thing) {
        ObjectNode shown = caller == Caller.BROWSER
                ? Publishable.view(thing)
                : thing.body().deepCopy();
        Expansion.of(this).expand(shown);
        return shown;
    }

    Reply reply(Thing thing) {
        return Reply.ok(shown(thing));
    }
}
