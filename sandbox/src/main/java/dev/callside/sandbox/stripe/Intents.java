package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What PaymentIntents and SetupIntents have in common. */
final class Intents {

    private Intents() {}

    /** As Stripe writes it in its messages. */
    static String noun(Thing intent) {
        return intent.kind().equals(SetupIntents.KIND) ? "SetupIntent" : "PaymentIntent";
    }

    static Thing locked(Call call, String kind) {
        return call.objects().needLocked(kind, call.account(), call.path().get("id"), "intent");
    }

    /** A browser shows that it may speak of this intent. */
    static void checkSecret(Call call, Thing intent) {
        boolean given = call.has("client_secret");
        if (call.caller() == Caller.BROWSER && !given) {
            throw new Refused(StripeError.invalid(
                    "parameter_missing", "Missing required param: client_secret.", "client_secret"));
        }
        if (given && !call.text("client_secret").equals(intent.text("client_secret"))) {
            throw new Refused(StripeError.impossible(
                    intent.kind() + "_invalid_parameter",
                    "The client_secret provided does not match the client_secret associated with the " + noun(intent)
                            + ".",
                    "client_secret"));
        }
    }

    static ObjectNode shown(Call call, Thing intent) {
        return call.caller() == Caller.BROWSER
                ? Publishable.view(intent)
                : intent.body().deepCopy();
    }

    /** Writes the parameters that an intent simply keeps, and the customer and card that a call names. */
    static void apply(Call call, Thing intent, List<String> texts) {
        for (String text : texts) {
            if (call.has(text)) {
                intent.body().put(text, call.text(text));
            }
        }
        metadata(call, intent.body());
        if (call.has("customer")) {
            Customers.need(call, call.text("customer"), "customer");
            intent.body().put("customer", call.text("customer"));
        }
        PaymentMethods.named(call).ifPresent(method -> {
            intent.body().put("payment_method", method.id());
            if (IntentState.of(intent) == IntentState.REQUIRES_PAYMENT_METHOD) {
                intent.body().put("status", IntentState.REQUIRES_CONFIRMATION.code());
            }
        });
    }

    /** <a href="https://docs.stripe.com/metadata">Metadata</a> is merged; empty text removes a pair. */
    static void metadata(Call call, ObjectNode body) {
        ObjectNode metadata = (ObjectNode) body.path("metadata");
        call.params().path("metadata").properties().forEach(pair -> {
            if (pair.getValue().asText().isEmpty()) {
                metadata.remove(pair.getKey());
            } else {
                metadata.put(pair.getKey(), pair.getValue().asText());
            }
        });
    }

    /** The bank wants to see the card's holder: what Stripe.js is to do. */
    static void challenge(Call call, Thing intent, TestCard card) {
        intent.body()
                .put("status", IntentState.REQUIRES_ACTION.code())
                .putObject("next_action")
                .put("type", "use_stripe_sdk")
                .putObject("use_stripe_sdk")
                .put("type", "three_d_secure_redirect")
                .put("source", "src_" + Ids.random(24))
                .put("stripe_js", call.settings().page("/js/challenge.html"))
                .put("directory_server_name", card.brand().code());
    }

    /** The bank's page speaks of the card that it was opened for. Once another was confirmed, it has nothing to say any more. */
    static void checkChallenge(Call call, Thing intent) {
        String asked = intent.body()
                .path("next_action")
                .path("use_stripe_sdk")
                .path("source")
                .asText();
        if (!call.text("source").equals(asked)) {
            throw new Refused(StripeError.impossible(
                            intent.kind() + "_unexpected_state",
                            "This authentication belongs to an earlier confirmation of the " + noun(intent)
                                    + ", which has been confirmed again since.",
                            "source")
                    .with(intent.kind(), shown(call, intent)));
        }
    }

    static StripeError notAuthenticated(Thing intent, Thing method) {
        return StripeError.impossible(
                        intent.kind() + "_authentication_failure",
                        "We are unable to authenticate your payment method. Please choose a different payment method"
                                + " and try again.",
                        "")
                .with(PaymentMethods.KIND, method.body());
    }

    static StripeError missingMethod(Call call, Thing intent) {
        String noun = noun(intent);
        return StripeError.impossible(
                        intent.kind() + "_unexpected_state",
                        "You cannot confirm this " + noun + " because it's missing a payment method. You can either"
                                + " update the " + noun + " with a payment method and then confirm it again, or"
                                + " confirm it again directly with a payment method or ConfirmationToken.",
                        "")
                .with(intent.kind(), shown(call, intent));
    }
}
