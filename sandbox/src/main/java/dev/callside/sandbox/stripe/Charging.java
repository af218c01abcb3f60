package dev.callside.sandbox.stripe;

import java.util.Optional;

/**
 * Asks the bank behind the test card: 3-D Secure first where the card wants it, then the charge. The PaymentIntent is
 * locked by the caller.
 *
 * @see <a href="https://docs.stripe.com/payments/3d-secure">3-D Secure</a>
 */
final class Charging {

    private Charging() {}

    static Reply confirm(Call call, Thing intent) {
        String methodId = intent.text("payment_method");
        if (methodId.isEmpty()) {
            throw new Refused(Intents.missingMethod(call, intent));
        }
        Thing method = method(call, intent);
        Refused.unlessFine(AttachedMethods.usable(method, intent));
        if (call.params().path("off_session").asBoolean()) {
            return card(method).asksForAuthenticationOffSession(AttachedMethods.setUp(method))
                    ? declined(call, intent, method, Decline.AUTHENTICATION_REQUIRED, false)
                    : charge(call, intent, method, false);
        }
        if (!card(method).asksForAuthentication()) {
            return charge(call, intent, method, false);
        }
        return call.params().path("error_on_requires_action").asBoolean()
                ? declined(call, intent, method, Decline.AUTHENTICATION_NOT_HANDLED, false)
                : authenticate(call, intent, method);
    }

    private static Reply authenticate(Call call, Thing intent, Thing method) {
        Intents.challenge(call, intent, card(method));
        intent.body().putNull("last_payment_error");
        call.events().tell("payment_intent.requires_action", intent);
        call.objects().save(intent);
        return call.reply(intent);
    }

    /** The patient's bank has recognised the patient. */
    static Reply authenticated(Call call, Thing intent) {
        return charge(call, intent, method(call, intent), true);
    }

    /** It has not, or the patient closed its page. */
    static Reply notAuthenticated(Call call, Thing intent) {
        Thing method = method(call, intent);
        openAgain(call, intent, Intents.notAuthenticated(intent, method));
        return call.reply(intent);
    }

    private static Reply charge(Call call, Thing intent, Thing method, boolean authenticated) {
        Optional<Decline> decline = AttachedMethods.expired(method, call.now())
                ? Optional.of(Decline.EXPIRED_CARD)
                : card(method).decline();
        return decline.isPresent()
                ? declined(call, intent, method, decline.get(), authenticated)
                : succeeded(call, intent, method, authenticated);
    }

    private static Reply succeeded(Call call, Thing intent, Thing method, boolean authenticated) {
        Thing charge = ChargeBody.succeeded(call, intent, method, authenticated);
        call.objects().insert(charge, call.now());
        intent.body()
                .put("status", IntentState.SUCCEEDED.code())
                .put("amount_received", intent.number("amount"))
                .put("latest_charge", charge.id())
                .putNull("last_payment_error")
                .putNull("next_action");
        call.objects().save(intent);
        AttachedMethods.afterPayment(call, intent, method);
        call.events().tell("charge.succeeded", charge);
        call.events().tell("payment_intent.succeeded", intent);
        return call.reply(intent);
    }

    private static Reply declined(Call call, Thing intent, Thing method, Decline decline, boolean authenticated) {
        Thing charge = ChargeBody.failed(call, intent, method, decline, authenticated);
        call.objects().insert(charge, call.now());
        intent.body().put("latest_charge", charge.id());
        StripeError error = decline.error(charge.id()).with("payment_method", method.body());
        call.events().tell("charge.failed", charge);
        openAgain(call, intent, error);
        return Reply.error(error.with(PaymentIntents.KIND, Intents.shown(call, intent)));
    }

    private static void openAgain(Call call, Thing intent, StripeError error) {
        intent.body()
                .put("status", IntentState.REQUIRES_PAYMENT_METHOD.code())
                .putNull("next_action")
                .putNull("payment_method")
                .set("last_payment_error", error.object());
        call.objects().save(intent);
        call.events().tell("payment_intent.payment_failed", intent);
    }

    private static Thing method(Call call, Thing intent) {
        return call.objects().need("payment_method", call.account(), intent.text("payment_method"), "payment_method");
    }

    static TestCard card(Thing method) {
        return TestCard.valueOf(Json.text(method.hidden(), "card"));
    }
}
