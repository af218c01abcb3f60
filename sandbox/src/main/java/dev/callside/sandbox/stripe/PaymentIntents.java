package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * A payment from its creation to its end.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents">PaymentIntents</a>
 */
final class PaymentIntents {

    static final String KIND = "payment_intent";

    private PaymentIntents() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/payment_intents", IntentShapes.CREATE, PaymentIntents::create),
                Route.get("/v1/payment_intents", Listing.shape().takes("customer", Kinds.text()), PaymentIntents::list),
                Route.get("/v1/payment_intents/{id}", IntentShapes.RETRIEVE, PaymentIntents::retrieve)
                        .alsoFromBrowsers(),
                Route.post("/v1/payment_intents/{id}", IntentShapes.UPDATE, PaymentIntents::update),
                Route.post("/v1/payment_intents/{id}/confirm", IntentShapes.CONFIRM, PaymentIntents::confirm)
                        .alsoFromBrowsers(),
                Route.post("/v1/payment_intents/{id}/cancel", IntentShapes.CANCEL, PaymentIntents::cancel),
                // not Stripe's own: what its 3-D Secure page tells it is nobody else's business
                Route.post(
                                "/v1/payment_intents/{id}/sandbox_authenticated",
                                IntentShapes.AUTHENTICATED,
                                PaymentIntents::authenticated)
                        .alsoFromBrowsers());
    }

    private static Reply create(Call call) {
        ObjectNode account = Accounts.body(call, call.account());
        String currency = call.text("currency").toLowerCase(Locale.ROOT);
        Refused.unlessFine(
                AmountRules.check(call.params().path("amount").asLong(), currency, Json.text(account, "country")));
        Refused.unlessFine(Accounts.canCharge(account));
        Refused.unlessFine(OffSession.check(call));
        Thing intent = call.objects().insert(IntentBody.fresh(call, currency), call.now());
        apply(call, intent);
        call.events().tell("payment_intent.created", intent);
        return call.params().path("confirm").asBoolean() ? Charging.confirm(call, intent) : saved(call, intent);
    }

    private static Reply list(Call call) {
        Listing listing = Listing.of(KIND, call);
        return (call.has("customer") ? listing.where("body ->> 'customer' = ?", call.text("customer")) : listing)
                .reply(call, "/v1/payment_intents");
    }

    private static Reply retrieve(Call call) {
        Thing intent = call.objects().need(KIND, call.account(), call.path().get("id"), "intent");
        Intents.checkSecret(call, intent);
        return call.reply(intent);
    }

    private static Reply update(Call call) {
        Thing intent = Intents.locked(call, KIND);
        IntentState state = IntentState.of(intent);
        if (call.has("amount") || call.has("currency") || call.has("payment_method")) {
            Refused.unlessFine(state.refuse(IntentState.Step.UPDATE, intent));
            String currency = call.has("currency") ? call.text("currency") : intent.text("currency");
            long amount = call.params().path("amount").asLong(intent.number("amount"));
            String country = Json.text(Accounts.body(call, call.account()), "country");
            Refused.unlessFine(AmountRules.check(amount, currency, country));
            intent.body().put("amount", amount).put("currency", currency);
        }
        apply(call, intent);
        return saved(call, intent);
    }

    private static Reply confirm(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Intents.checkSecret(call, intent);
        IntentState state = IntentState.of(intent);
        if (state == IntentState.SUCCEEDED) {
            throw new Refused(StripeError.impossible(
                            "payment_intent_unexpected_state",
                            "You cannot confirm this PaymentIntent because it has already succeeded after being"
                                    + " previously confirmed.",
                            "")
                    .with(KIND, Intents.shown(call, intent)));
        }
        Refused.unlessFine(state.refuse(IntentState.Step.CONFIRM, intent)
                .map(error -> error.with(KIND, Intents.shown(call, intent))));
        Refused.unlessFine(Accounts.canCharge(Accounts.body(call, call.account())));
        apply(call, intent);
        return Charging.confirm(call, intent);
    }

    private static Reply cancel(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Refused.unlessFine(IntentState.of(intent).refuse(IntentState.Step.CANCEL, intent));
        intent.body()
                .put("status", IntentState.CANCELED.code())
                .put("canceled_at", call.now().getEpochSecond())
                .put("cancellation_reason", Json.orNull(call.params(), "cancellation_reason"))
                .putNull("next_action");
        call.events().tell("payment_intent.canceled", intent);
        return saved(call, intent);
    }

    private static Reply authenticated(Call call) {
        Thing intent = Intents.locked(call, KIND);
        Intents.checkSecret(call, intent);
        Refused.unlessFine(IntentState.of(intent).refuse(IntentState.Step.AUTHENTICATE, intent));
        Intents.checkChallenge(call, intent);
        return call.text("outcome").equals("complete")
                ? Charging.authenticated(call, intent)
                : Charging.notAuthenticated(call, intent);
    }

    private static void apply(Call call, Thing intent) {
        Intents.apply(
                call,
                intent,
                List.of("description", "receipt_email", "statement_descriptor_suffix", "setup_future_usage"));
    }

    private static Reply saved(Call call, Thing intent) {
        call.objects().save(intent);
        return call.reply(intent);
    }
}
