package dev.callside.sandbox.stripe;

import java.util.List;

/** <a href="https://docs.stripe.com/api/charges">Charges</a>, made by PaymentIntents only. */
final class Charges {

    static final String KIND = "charge";

    private Charges() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/charges/{id}", Shape.none(), Charges::retrieve),
                Route.get("/v1/charges", Listing.shape().takes("payment_intent", Kinds.text()), Charges::list));
    }

    private static Reply retrieve(Call call) {
        return call.reply(call.objects().need(KIND, call.account(), call.path().get("id"), ""));
    }

    private static Reply list(Call call) {
        Listing listing = Listing.of(KIND, call);
        return (call.has("payment_intent") ? listing.where("parent = ?", call.text("payment_intent")) : listing)
                .reply(call, "/v1/charges");
    }
}
