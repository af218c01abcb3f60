package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Money back.
 *
 * @see <a href="https://docs.stripe.com/api/refunds">Refunds</a>
 * @see <a href="https://docs.stripe.com/refunds">Refund and cancel payments</a>
 */
final class Refunds {

    static final String KIND = "refund";

    private static final Shape CREATE = Shape.none()
            .takes("amount", Kinds.integer())
            .takes("charge", Kinds.text())
            .takes("metadata", Kinds.metadata())
            .takes("payment_intent", Kinds.text())
            .takes("reason", Kinds.oneOf("duplicate", "fraudulent", "requested_by_customer"));

    private Refunds() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/refunds", CREATE, Refunds::create),
                Route.get("/v1/refunds/{id}", Shape.none(), Refunds::retrieve),
                Route.get(
                        "/v1/refunds",
                        Listing.shape().takes("charge", Kinds.text()).takes("payment_intent", Kinds.text()),
                        Refunds::list));
    }

    private static Reply create(Call call) {
        Thing charge = call.objects().needLocked(Charges.KIND, call.account(), chargeId(call), "charge");
        long left = charge.number("amount") - charge.number("amount_refunded");
        long amount = call.params().path("amount").asLong(left);
        if (!charge.text("status").equals("succeeded")) {
            throw new Refused(StripeError.impossible(
                    "charge_not_refundable", "Charge " + charge.id() + " has not succeeded.", "charge"));
        }
        if (left == 0) {
            throw new Refused(StripeError.impossible(
                    "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.", "charge"));
        }
        if (amount < 1) {
            throw new Refused(StripeError.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount"));
        }
        if (amount > left) {
            throw new Refused(StripeError.impossible(
                    "",
                    "Refund amount (" + AmountRules.words(amount, charge.text("currency"))
                            + ") is greater than unrefunded amount on charge ("
                            + AmountRules.words(left, charge.text("currency")) + ")",
                    "amount"));
        }
        if (amount % Currencies.step(charge.text("currency")) != 0) {
            throw new Refused(StripeError.impossible(
                    "parameter_invalid_integer",
                    "Invalid amount: it must be evenly divisible by " + Currencies.step(charge.text("currency")) + ".",
                    "amount"));
        }
        return call.reply(refund(call.objects(), call.events(), charge, amount, call.params()));
    }

    /** The refund itself, from the API and from the dashboard alike; the charge is locked. */
    static Thing refund(ObjectStore objects, Events events, Thing charge, long amount, ObjectNode params) {
        ObjectNode body = Json.object()
                .put("id", Ids.next("re"))
                .put("object", KIND)
                .put("amount", amount)
                .putNull("balance_transaction")
                .put("charge", charge.id())
                .put("created", events.now().getEpochSecond())
                .put("currency", charge.text("currency"));
        body.putObject("destination_details")
                .put("type", "card")
                .putObject("card")
                .put("reference_status", "pending")
                .put("reference_type", "acquirer_reference_number")
                .put("type", "refund");
        body.set("metadata", params.has("metadata") ? params.path("metadata").deepCopy() : Json.object());
        body.put("payment_intent", Json.orNull(charge.body(), "payment_intent"))
                .put("reason", Json.orNull(params, "reason"))
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", "succeeded")
                .putNull("transfer_reversal");
        Thing refund = objects.insert(Thing.of(KIND, charge.account(), body).under(charge.id()), events.now());
        long refunded = charge.number("amount_refunded") + amount;
        charge.body().put("amount_refunded", refunded).put("refunded", refunded == charge.number("amount"));
        objects.save(charge);
        events.tell("refund.created", refund);
        events.tell("charge.refunded", charge);
        return refund;
    }

    private static Reply retrieve(Call call) {
        return call.reply(call.objects().need(KIND, call.account(), call.path().get("id"), ""));
    }

    private static Reply list(Call call) {
        Listing listing = Listing.of(KIND, call);
        if (call.has("charge")) {
            listing = listing.where("parent = ?", call.text("charge"));
        }
        if (call.has("payment_intent")) {
            listing = listing.where("body ->> 'payment_intent' = ?", call.text("payment_intent"));
        }
        return listing.reply(call, "/v1/refunds");
    }

    private static String chargeId(Call call) {
        if (call.has("charge")) {
            return call.text("charge");
        }
        if (!call.has("payment_intent")) {
            throw new Refused(StripeError.invalid(
                    "parameter_missing",
                    "One of the following params should be provided for this request: payment_intent or charge.",
                    ""));
        }
        Thing intent =
                call.objects().need(PaymentIntents.KIND, call.account(), call.text("payment_intent"), "payment_intent");
        if (IntentState.of(intent) != IntentState.SUCCEEDED) {
            throw new Refused(StripeError.impossible(
                    "payment_intent_unexpected_state",
                    "This PaymentIntent (" + intent.id() + ") does not have a successful charge to refund.",
                    "payment_intent"));
        }
        return intent.text("latest_charge");
    }
}
