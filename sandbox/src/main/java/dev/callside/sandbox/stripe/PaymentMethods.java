package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Cards as Stripe knows them. Only a browser may send a card number; a server names one of Stripe's test PaymentMethods.
 *
 * @see <a href="https://docs.stripe.com/api/payment_methods">PaymentMethods</a>
 */
final class PaymentMethods {

    static final String KIND = "payment_method";

    private static final Shape ADDRESS = Shape.none()
            .takes("city", Kinds.text())
            .takes("country", Kinds.text(2))
            .takes("line1", Kinds.text())
            .takes("line2", Kinds.text())
            .takes("postal_code", Kinds.text())
            .takes("state", Kinds.text());
    private static final Shape BILLING = Shape.none()
            .takes("address", ADDRESS.inside())
            .takes("email", Kinds.text(800))
            .takes("name", Kinds.text())
            .takes("phone", Kinds.text());
    private static final Shape CARD = Shape.none()
            .needs("number", Kinds.text(23))
            .needs("exp_month", Kinds.integer())
            .needs("exp_year", Kinds.integer())
            .takes("cvc", Kinds.text(4));

    static final Shape DATA = Shape.none()
            .needs("type", Kinds.oneOf("card"))
            .needs("card", CARD.inside())
            .takes("billing_details", BILLING.inside())
            .takes("metadata", Kinds.metadata());

    private PaymentMethods() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/payment_methods", DATA, PaymentMethods::create).alsoFromBrowsers(),
                Route.get("/v1/payment_methods/{id}", Shape.none(), PaymentMethods::retrieve));
    }

    private static Reply create(Call call) {
        return call.reply(fromData(call, call.params()));
    }

    private static Reply retrieve(Call call) {
        return call.reply(call.objects().need(KIND, call.account(), call.path().get("id"), ""));
    }

    /** The card that a call names with {@code payment_method} or {@code payment_method_data}, if it names one. */
    static Optional<Thing> named(Call call) {
        if (call.has("payment_method_data")) {
            return Optional.of(fromData(call, (ObjectNode) call.params().path("payment_method_data")));
        }
        String id = call.text("payment_method");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<TestCard> test = TestCard.behind(id);
        return Optional.of(
                test.isPresent()
                        ? ofTestCard(call, test.get())
                        : call.objects().need(KIND, call.account(), id, "payment_method"));
    }

    /** A card that a server may use, because it is only a name. */
    static Thing ofTestCard(Call call, TestCard test) {
        return insert(call, test, 12, 2034, true, Json.object(), Json.object());
    }

    private static Thing fromData(Call call, ObjectNode data) {
        if (call.caller() == Caller.SERVER) {
            throw new Refused(StripeError.card(
                    "card_declined",
                    "",
                    "Sending credit card numbers directly to the Stripe API is generally unsafe. To continue processing"
                            + " use Stripe.js, the Stripe mobile bindings, or Stripe Elements.",
                    "payment_method_data[card]"));
        }
        ObjectNode card = (ObjectNode) data.path("card");
        String number = Json.text(card, "number").replace(" ", "");
        long month = card.path("exp_month").asLong();
        long year = card.path("exp_year").asLong();
        String cvc = Json.text(card, "cvc");
        Refused.unlessFine(CardRules.check(number, month, year, cvc, call.now()));
        TestCard test = TestCard.numbered(number).orElseThrow();
        ObjectNode billing = data.path("billing_details") instanceof ObjectNode given ? given : Json.object();
        ObjectNode metadata = data.path("metadata") instanceof ObjectNode given ? given : Json.object();
        return insert(call, test, month, CardRules.fullYear(year), !cvc.isEmpty(), billing, metadata);
    }

    private static Thing insert(
            Call call, TestCard test, long month, long year, boolean cvc, ObjectNode billing, ObjectNode metadata) {
        ObjectNode body = Json.object()
                .put("id", Ids.next("pm"))
                .put("object", "payment_method")
                .put("allow_redisplay", "unspecified");
        body.set("billing_details", billing(billing));
        body.set("card", card(test, month, year, cvc));
        body.put("created", call.now().getEpochSecond())
                .putNull("customer")
                .put("livemode", false)
                .put("type", "card")
                .set("metadata", metadata.deepCopy());
        Thing thing = Thing.of(KIND, call.account(), body);
        thing.hidden().put("card", test.name()).put("cvc", cvc);
        return call.objects().insert(thing, call.now());
    }

    /** What a PaymentMethod and, with a little more, a charge says about its card. */
    static ObjectNode card(TestCard test, long month, long year, boolean cvc) {
        ObjectNode card = Json.object().put("brand", test.brand().code());
        card.putObject("checks")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check")
                .put("cvc_check", cvc ? "pass" : null);
        card.put("country", test.country())
                .put("display_brand", test.brand().code())
                .put("exp_month", month)
                .put("exp_year", year)
                .put("fingerprint", Integer.toHexString(test.name().hashCode()) + "Callside")
                .put("funding", test.funding())
                .putNull("generated_from")
                .put("last4", test.last4());
        card.putObject("networks")
                .putNull("preferred")
                .putArray("available")
                .add(test.brand().code());
        card.put("regulated_status", "unregulated");
        card.putObject("three_d_secure_usage").put("supported", test.brand() != CardBrand.AMEX);
        card.putNull("wallet");
        return card;
    }

    static ObjectNode billing(ObjectNode given) {
        ObjectNode details = Json.object();
        ObjectNode address = details.putObject("address");
        for (String line : List.of("city", "country", "line1", "line2", "postal_code", "state")) {
            address.put(line, Json.orNull(given.path("address"), line));
        }
        for (String detail : List.of("email", "name", "phone")) {
            details.put(detail, Json.orNull(given, detail));
        }
        return details.putNull("tax_id");
    }
}
