package dev.callside.sandbox.stripe;

import java.util.List;

/**
 * Saving a card for later, without a payment.
 *
 * @see <a href="https://docs.stripe.com/api/setup_intents">SetupIntents</a>
 */
final class SetupIntents {

    static final String KIND = "setup_intent";

    private static final String PATH = "/v1/setup_intents";

    private SetupIntents() {}

    static List<Route> routes() {
        return List.of(
                Route.post(PATH, IntentShapes.SETUP_CREATE, SetupIntents::create),
                Route.get(PATH, Listing.shape().takes("customer", Kinds.text()), SetupIntents::list),
                Route.get(PATH + "/{id}", IntentShapes.RETRIEVE, SetupIntents::retrieve)
                        .alsoFromBrowsers(),
                Route.post(PATH + "/{id}", IntentShapes.SETUP_UPDATE, SetupIntents::update),
                Route.post(PATH + "/{id}/confirm", IntentShapes.SETUP_CONFIRM, SetupIntents::confirm)
                        .alsoFromBrowsers(),
                Route.post(PATH + "/{id}/cancel", IntentShapes.SETUP_CANCEL, SetupIntents::cancel),
                // not Stripe's own: what its 3-D Secure page tells it is nobody else's business
                Route.post(
                                PATH + "/{id}/sandbox_authenticated",
                                IntentShapes.AUTHENTICATED,
                                SetupIntents::authenticated)
                        .alsoFromBrowsers());
    }

    private static Reply create(Call call) {
        Thing intent = call.objects().insert(SetupBody.fresh(call), call.now());
        apply(call, intent);
        call.events().tell("setup_intent.created", intent);
        return call.params().path("confirm").asBoolean() ? Setup.confirm(call, intent) : saved(call, intent);
    }

    private static Reply list(Call call) {
        Listing listing = Listing.of(KIND, call);
        return (call.has("customer") ? listing.where("body ->> 'customer' = ?", call.text("customer")) : listing)
                .reply(call, PATH);
    }

    private static Reply retrieve(Call call) {
        Thing intent = call.objects().need(KIND, call.account(), call.path().get("id"), "intent");
        Intents.checkSecret(call, intent);
        return call.reply(intent);
    }

    private static Reply update(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Refused.unlessFine(IntentState.of(intent).refuse(IntentState.Step.CONFIRM, intent));
        apply(call, intent);
        return saved(call, intent);
    }

    private static Reply confirm(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Intents.checkSecret(call, intent);
        Refused.unlessFine(IntentState.of(intent)
                .refuse(IntentState.Step.CONFIRM, intent)
                .map(error -> error.with(KIND, Intents.shown(call, intent))));
        apply(call, intent);
        return Setup.confirm(call, intent);
    }

    private static Reply cancel(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Refused.unlessFine(IntentState.of(intent).refuse(IntentState.Step.CANCEL, intent));
        intent.body()
                .put("status", IntentState.CANCELED.code())
                .put("cancellation_reason", Json.orNull(call.params(), "cancellation_reason"))
                .putNull("next_action");
        call.events().tell("setup_intent.canceled", intent);
        return saved(call, intent);
    }

    private static Reply authenticated(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Intents.checkSecret(call, intent);
        if (IntentState.of(intent) != IntentState.REQUIRES_ACTION) {
            Refused.unlessFine(IntentState.PROCESSING.refuse(IntentState.Step.AUTHENTICATE, intent));
        }
        Intents.checkChallenge(call, intent);
        return call.text("outcome").equals("complete")
                ? Setup.authenticated(call, intent)
                : Setup.notAuthenticated(call, intent);
    }

    private static void apply(Call call, Thing intent) {
        Intents.apply(call, intent, List.of("description", "usage"));
    }

    private static Reply saved(Call call, Thing intent) {
        call.objects().save(intent);
        return call.reply(intent);
    }
}
