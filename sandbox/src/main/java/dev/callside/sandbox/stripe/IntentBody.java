package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A new PaymentIntent with every member that Stripe shows. */
final class IntentBody {

    private IntentBody() {}

    static Thing fresh(Call call, String currency) {
        String id = Ids.next("pi");
        boolean automatic = call.has("automatic_payment_methods") || !call.has("payment_method_types");
        ObjectNode body = Json.object()
                .put("id", id)
                .put("object", PaymentIntents.KIND)
                .put("amount", call.params().path("amount").asLong())
                .put("amount_capturable", 0);
        body.putObject("amount_details").putObject("tip");
        body.put("amount_received", 0)
                .put(
                        "application",
                        call.account().equals(StripeSettings.PLATFORM)
                                ? null
                                : call.settings().clientId())
                .putNull("application_fee_amount");
        if (automatic) {
            body.putObject("automatic_payment_methods")
                    .put("allow_redirects", "never")
                    .put("enabled", true);
        } else {
            body.putNull("automatic_payment_methods");
        }
        body.putNull("canceled_at")
                .putNull("cancellation_reason")
                .put("capture_method", call.has("capture_method") ? call.text("capture_method") : "automatic_async")
                .put("client_secret", id + "_secret_" + Ids.random(25))
                .put("confirmation_method", "automatic")
                .put("created", call.now().getEpochSecond())
                .put("currency", currency)
                .putNull("customer")
                .putNull("description")
                .putNull("excluded_payment_method_types")
                .putNull("last_payment_error")
                .putNull("latest_charge")
                .put("livemode", false)
                .putObject("metadata");
        body.putNull("next_action").putNull("on_behalf_of").putNull("payment_method");
        body.putNull("payment_method_configuration_details");
        ObjectNode card = body.putObject("payment_method_options").putObject("card");
        card.putNull("installments")
                .putNull("mandate_options")
                .putNull("network")
                .put("request_three_d_secure", "automatic");
        body.putArray("payment_method_types").add("card");
        body.putNull("processing")
                .putNull("receipt_email")
                .putNull("review")
                .putNull("setup_future_usage")
                .putNull("shipping")
                .putNull("source")
                .putNull("statement_descriptor")
                .putNull("statement_descriptor_suffix")
                .put("status", IntentState.REQUIRES_PAYMENT_METHOD.code())
                .putNull("transfer_data")
                .putNull("transfer_group");
        return Thing.of(PaymentIntents.KIND, call.account(), body);
    }
}
