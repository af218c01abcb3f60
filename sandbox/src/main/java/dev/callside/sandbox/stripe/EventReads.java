package dev.callside.sandbox.stripe;

import java.util.List;

/** Events to fetch again, as <a href="https://docs.stripe.com/api/events">Stripe keeps them</a>. */
final class EventReads {

    private EventReads() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/events/{id}", Shape.none(), call -> retrieve(call, "event")),
                Route.get("/v1/events", Listing.shape().takes("type", Kinds.text()), EventReads::list),
                Route.get("/v2/core/events/{id}", Shape.none(), call -> retrieve(call, "v2.core.event")));
    }

    private static Reply retrieve(Call call, String kind) {
        return call.reply(call.objects().need(kind, call.account(), call.path().get("id"), ""));
    }

    private static Reply list(Call call) {
        Listing listing = Listing.of("event", call);
        return (call.has("type") ? listing.where("body ->> 'type' = ?", call.text("type")) : listing)
                .reply(call, "/v1/events");
    }
}
