package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
            throw new Refused(StripeError.impossible(
                            "payment_intent_unexpected_state",
                            "You cannot confirm this PaymentIntent because it's missing a payment method. You can either"
                                    + " update the PaymentIntent with a payment method and then confirm it again, or"
                                    + " confirm it again directly with a payment method or ConfirmationToken.",
                            "")
                    .with(PaymentIntents.KIND, PaymentIntents.shownInError(call, intent)));
        }
        Thing method = method(call, intent);
        if (!card(method).asksForAuthentication()) {
            return charge(call, intent, method, false);
        }
        if (call.params().path("off_session").asBoolean()) {
            return declined(call, intent, method, Decline.AUTHENTICATION_REQUIRED, false);
        }
        return authenticate(call, intent, method);
    }

    private static Reply authenticate(Call call, Thing intent, Thing method) {
        ObjectNode body = intent.body().put("status", IntentState.REQUIRES_ACTION.code());
        body.putNull("last_payment_error");
        ObjectNode sdk = body.putObject("next_action")
                .put("type", "use_stripe_sdk")
                .putObject("use_stripe_sdk")
                .put("type", "three_d_secure_redirect")
                .put("source", "src_" + Ids.random(24))
                .put("stripe_js", call.settings().page("/js/challenge.html"));
        sdk.put("directory_server_name", card(method).brand().code());
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
        StripeError error = StripeError.impossible(
                        "payment_intent_authentication_failure",
                        "We are unable to authenticate your payment method. Please choose a different payment method"
                                + " and try again.",
                        "")
                .with("payment_method", method.body());
        openAgain(call, intent, error);
        return call.reply(intent);
    }

    private static Reply charge(Call call, Thing intent, Thing method, boolean authenticated) {
        Optional<Decline> decline = card(method).decline();
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
        return Reply.error(error.with(PaymentIntents.KIND, PaymentIntents.shownInError(call, intent)));
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
