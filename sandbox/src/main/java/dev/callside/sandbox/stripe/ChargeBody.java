package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A charge with every member that Stripe shows.
 *
 * @see <a href="https://docs.stripe.com/api/charges/object">The Charge object</a>
 * @see <a href="https://docs.stripe.com/declines#retrieve-outcome">Outcomes</a>
 */
final class ChargeBody {

    private ChargeBody() {}

    static Thing succeeded(Call call, Thing intent, Thing method, boolean authenticated) {
        ObjectNode body = body(call, intent, method, authenticated)
                .put("amount_captured", intent.number("amount"))
                .put("captured", true)
                .put("paid", true)
                .put("status", "succeeded");
        body.putObject("outcome")
                .putNull("advice_code")
                .putNull("network_advice_code")
                .putNull("network_decline_code")
                .put("network_status", "approved_by_network")
                .putNull("reason")
                .put("risk_level", "normal")
                .put("risk_score", 21)
                .put("seller_message", "Payment complete.")
                .put("type", "authorized");
        return Thing.of(Charges.KIND, call.account(), body).under(intent.id());
    }

    static Thing failed(Call call, Thing intent, Thing method, Decline decline, boolean authenticated) {
        boolean blocked = decline == Decline.FRAUDULENT;
        ObjectNode body = body(call, intent, method, authenticated)
                .put("amount_captured", 0)
                .put("captured", false)
                .put("paid", false)
                .put("failure_code", decline.code())
                .put("failure_message", decline.message())
                .put("status", "failed");
        body.putObject("outcome")
                .putNull("advice_code")
                .putNull("network_advice_code")
                .putNull("network_decline_code")
                .put("network_status", blocked ? "not_sent_to_network" : "declined_by_network")
                .put("reason", blocked ? "highest_risk_level" : decline.declineCode())
                .put("risk_level", blocked ? "highest" : "normal")
                .put("risk_score", blocked ? 92 : 33)
                .put(
                        "seller_message",
                        blocked
                                ? "Stripe blocked this payment as too risky."
                                : "The bank returned the decline code `" + decline.declineCode() + "`.")
                .put("type", blocked ? "blocked" : "issuer_declined");
        return Thing.of(Charges.KIND, call.account(), body).under(intent.id());
    }

    private static ObjectNode body(Call call, Thing intent, Thing method, boolean authenticated) {
        ObjectNode body = Json.object()
                .put("id", Ids.next("ch"))
                .put("object", Charges.KIND)
                .put("amount", intent.number("amount"))
                .put("amount_captured", 0)
                .put("amount_refunded", 0)
                .put("application", Json.orNull(intent.body(), "application"))
                .putNull("application_fee")
                .putNull("application_fee_amount")
                .putNull("balance_transaction");
        body.set("billing_details", method.body().path("billing_details").deepCopy());
        body.put("calculated_statement_descriptor", "CALLSIDE SANDBOX")
                .put("captured", false)
                .put("created", call.now().getEpochSecond())
                .put("currency", intent.text("currency"))
                .put("customer", Json.orNull(intent.body(), "customer"))
                .put("description", Json.orNull(intent.body(), "description"))
                .put("disputed", false)
                .putNull("failure_balance_transaction")
                .putNull("failure_code")
                .putNull("failure_message")
                .put("livemode", false)
                .set("metadata", intent.body().path("metadata").deepCopy());
        body.putObject("fraud_details");
        body.putNull("on_behalf_of")
                .put("paid", false)
                .put("payment_intent", intent.id())
                .put("payment_method", method.id());
        body.putObject("payment_method_details").put("type", "card").set("card", card(intent, method, authenticated));
        body.putObject("radar_options");
        return body.put("receipt_email", Json.orNull(intent.body(), "receipt_email"))
                .putNull("receipt_number")
                .putNull("receipt_url")
                .put("refunded", false)
                .putNull("review")
                .putNull("shipping")
                .putNull("source")
                .putNull("source_transfer")
                .putNull("statement_descriptor")
                .putNull("statement_descriptor_suffix")
                .putNull("transfer_data")
                .putNull("transfer_group");
    }

    private static ObjectNode card(Thing intent, Thing method, boolean authenticated) {
        ObjectNode card = (ObjectNode) method.body().path("card").deepCopy();
        card.remove(List.of("display_brand", "generated_from", "networks", "three_d_secure_usage"));
        card.put("amount_authorized", intent.number("amount"))
                .putNull("installments")
                .putNull("mandate")
                .put("network", Json.text(card, "brand"));
        if (authenticated) {
            card.putObject("three_d_secure")
                    .put("authentication_flow", "challenge")
                    .put("result", "authenticated")
                    .putNull("result_reason")
                    .put("version", "2.2.0");
        } else {
            card.putNull("three_d_secure");
        }
        return card;
    }
}
