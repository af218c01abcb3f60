package dev.callside.sandbox.stripe;

import java.util.Optional;

/**
 * Asks the bank whether a card may be kept: 3-D Secure first where the card wants it. The SetupIntent is locked by the
 * caller.
 *
 * @see <a href="https://docs.stripe.com/payments/setupintents/lifecycle">How SetupIntents work</a>
 */
final class Setup {

    private Setup() {}

    static Reply confirm(Call call, Thing intent) {
        if (intent.text("payment_method").isEmpty()) {
            throw new Refused(Intents.missingMethod(call, intent));
        }
        Thing method = method(call, intent);
        Refused.unlessFine(AttachedMethods.usable(method, intent));
        return Charging.card(method).asksForAuthenticationAtSetup()
                ? authenticate(call, intent, method)
                : decide(call, intent, method);
    }

    private static Reply authenticate(Call call, Thing intent, Thing method) {
        Intents.challenge(call, intent, Charging.card(method));
        intent.body().putNull("last_setup_error");
        call.events().tell("setup_intent.requires_action", intent);
        call.objects().save(intent);
        return call.reply(intent);
    }

    static Reply authenticated(Call call, Thing intent) {
        return decide(call, intent, method(call, intent));
    }

    static Reply notAuthenticated(Call call, Thing intent) {
        openAgain(call, intent, Intents.notAuthenticated(intent, method(call, intent)));
        return call.reply(intent);
    }

    private static Reply decide(Call call, Thing intent, Thing method) {
        Optional<Decline> decline = AttachedMethods.expired(method, call.now())
                ? Optional.of(Decline.EXPIRED_CARD)
                : Charging.card(method).declineAtSetup();
        if (decline.isPresent()) {
            StripeError error = decline.get().error().with(PaymentMethods.KIND, method.body());
            openAgain(call, intent, error);
            return Reply.error(error.with(SetupIntents.KIND, Intents.shown(call, intent)));
        }
        return succeeded(call, intent, method);
    }

    private static Reply succeeded(Call call, Thing intent, Thing method) {
        intent.body()
                .put("status", IntentState.SUCCEEDED.code())
                .putNull("last_setup_error")
                .putNull("next_action");
        call.objects().save(intent);
        AttachedMethods.afterSetup(call, method, intent.text("customer"), intent.text("usage"));
        call.events().tell("setup_intent.succeeded", intent);
        return call.reply(intent);
    }

    private static void openAgain(Call call, Thing intent, StripeError error) {
        intent.body()
                .put("status", IntentState.REQUIRES_PAYMENT_METHOD.code())
                .putNull("next_action")
                .putNull("payment_method")
                .set("last_setup_error", error.object());
        call.objects().save(intent);
        call.events().tell("setup_intent.setup_failed", intent);
    }

    private static Thing method(Call call, Thing intent) {
        return call.objects()
                .need(PaymentMethods.KIND, call.account(), intent.text("payment_method"), "payment_method");
    }
}
