package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a publishable key gets to see.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/retrieve">"only a subset of properties will be returned"</a>
 */
final class Publishable {

    private static final List<String> INTENT = List.of(
            "id",
            "object",
            "amount",
            "automatic_payment_methods",
            "canceled_at",
            "cancellation_reason",
            "capture_method",
            "client_secret",
            "confirmation_method",
            "created",
            "currency",
            "description",
            "last_payment_error",
            "livemode",
            "next_action",
            "payment_method",
            "payment_method_configuration_details",
            "payment_method_types",
            "processing",
            "receipt_email",
            "setup_future_usage",
            "shipping",
            "source",
            "status");

    private static final List<String> SETUP = List.of(
            "id",
            "object",
            "automatic_payment_methods",
            "cancellation_reason",
            "client_secret",
            "created",
            "description",
            "last_setup_error",
            "livemode",
            "next_action",
            "payment_method",
            "payment_method_configuration_details",
            "payment_method_types",
            "status",
            "usage");

    private Publishable() {}

    static ObjectNode view(Thing thing) {
        ObjectNode whole = thing.body().deepCopy();
        return switch (thing.kind()) {
            case PaymentIntents.KIND -> whole.retain(INTENT);
            case SetupIntents.KIND -> whole.retain(SETUP);
            default -> whole;
        };
    }
}
