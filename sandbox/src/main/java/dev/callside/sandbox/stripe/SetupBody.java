package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A new SetupIntent with every member that Stripe shows.
 *
 * @see <a href="https://docs.stripe.com/api/setup_intents/object">The SetupIntent object</a>
 */
final class SetupBody {

    private SetupBody() {}

    static Thing fresh(Call call) {
        String id = Ids.next("seti");
        ObjectNode body = Json.object()
                .put("id", id)
                .put("object", SetupIntents.KIND)
                .put(
                        "application",
                        call.account().equals(StripeSettings.PLATFORM)
                                ? null
                                : call.settings().clientId());
        if (call.has("payment_method_types")) {
            body.putNull("automatic_payment_methods");
        } else {
            body.putObject("automatic_payment_methods")
                    .put("allow_redirects", "never")
                    .put("enabled", true);
        }
        body.putNull("cancellation_reason")
                .put("client_secret", id + "_secret_" + Ids.random(25))
                .put("created", call.now().getEpochSecond())
                .putNull("customer")
                .putNull("customer_account")
                .putNull("description")
                .putNull("excluded_payment_method_types")
                .putNull("flow_directions")
                .putNull("last_setup_error")
                .putNull("latest_attempt")
                .put("livemode", false)
                .putNull("mandate")
                .putObject("metadata");
        body.putNull("next_action").putNull("on_behalf_of").putNull("payment_method");
        body.putNull("payment_method_configuration_details");
        body.putObject("payment_method_options")
                .putObject("card")
                .putNull("mandate_options")
                .putNull("network")
                .put("request_three_d_secure", "automatic");
        body.putArray("payment_method_types").add("card");
        body.putNull("single_use_mandate")
                .put("status", IntentState.REQUIRES_PAYMENT_METHOD.code())
                .put("usage", "off_session");
        return Thing.of(SetupIntents.KIND, call.account(), body);
    }
}
