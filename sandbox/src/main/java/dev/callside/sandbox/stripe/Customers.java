package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * Who pays more than once: cards are attached to them.
 *
 * @see <a href="https://docs.stripe.com/api/customers">Customers</a>
 */
final class Customers {

    static final String KIND = "customer";

    private static final List<String> TEXTS = List.of("description", "email", "name", "phone");

    private static final Shape CREATE = Shape.none()
            .takes("description", Kinds.text(5000))
            .takes("email", Kinds.text(512))
            .takes("metadata", Kinds.metadata())
            .takes("name", Kinds.text(256))
            .takes("phone", Kinds.text(20))
            .takes("preferred_locales", Kinds.list(Kinds.text(20)));

    private static final Shape UPDATE = CREATE.takes(
            "invoice_settings",
            Shape.none().takes("default_payment_method", Kinds.text()).inside());

    private Customers() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/customers", CREATE, Customers::create),
                Route.get("/v1/customers", Listing.shape().takes("email", Kinds.text(512)), Customers::list),
                Route.get("/v1/customers/{id}", Shape.none(), Customers::retrieve),
                Route.post("/v1/customers/{id}", UPDATE, Customers::update),
                Route.delete("/v1/customers/{id}", Customers::delete));
    }

    private static Reply create(Call call) {
        Thing customer = Thing.of(KIND, call.account(), fresh(call));
        apply(call, customer.body());
        call.objects().insert(customer, call.now());
        call.events().tell("customer.created", customer);
        return call.reply(customer);
    }

    private static Reply list(Call call) {
        Listing listing = Listing.of(KIND, call).where("coalesce(body ->> 'deleted', '') = ?", "");
        return (call.has("email") ? listing.where("body ->> 'email' = ?", call.text("email")) : listing)
                .reply(call, "/v1/customers");
    }

    private static Reply retrieve(Call call) {
        return call.reply(call.objects().need(KIND, call.account(), call.path().get("id"), ""));
    }

    /**
     * One that was not deleted: of the others Stripe goes on telling that they were, and knows them no more where another call
     * names them.
     *
     * @see <a href="https://docs.stripe.com/api/customers/delete">Delete a customer</a>
     */
    static Thing need(Call call, String id, String param) {
        return alive(call.objects().need(KIND, call.account(), id, param), param);
    }

    private static Thing alive(Thing customer, String param) {
        if (customer.body().path("deleted").asBoolean()) {
            throw new Refused(StripeError.missing(KIND, customer.id(), param));
        }
        return customer;
    }

    private static Thing locked(Call call) {
        String id = call.path().get("id");
        return alive(call.objects().needLocked(KIND, call.account(), id, ""), "");
    }

    private static Reply delete(Call call) {
        Thing customer = locked(call);
        ObjectNode before = customer.body().deepCopy();
        AttachedMethods.detachAll(call, customer.id());
        customer.body().removeAll();
        customer.body().put("id", customer.id()).put("object", KIND).put("deleted", true);
        call.objects().save(customer);
        call.events().tell("customer.deleted", before);
        return call.reply(customer);
    }

    private static Reply update(Call call) {
        Thing customer = locked(call);
        apply(call, customer.body());
        String method = Json.text(call.params().path("invoice_settings"), "default_payment_method");
        if (!method.isEmpty()) {
            AttachedMethods.needOf(call, customer.id(), method, "invoice_settings[default_payment_method]");
            ((ObjectNode) customer.body().path("invoice_settings")).put("default_payment_method", method);
        }
        call.objects().save(customer);
        call.events().tell("customer.updated", customer);
        return call.reply(customer);
    }

    private static void apply(Call call, ObjectNode body) {
        for (String text : TEXTS) {
            if (call.has(text)) {
                body.put(text, call.text(text));
            }
        }
        if (call.has("preferred_locales")) {
            body.set("preferred_locales", call.params().path("preferred_locales"));
        }
        Intents.metadata(call, body);
    }

    private static ObjectNode fresh(Call call) {
        ObjectNode body = Json.object()
                .put("id", "cus_" + Ids.random(14))
                .put("object", KIND)
                .putNull("address")
                .put("balance", 0)
                .put("created", call.now().getEpochSecond())
                .putNull("currency")
                .putNull("customer_account")
                .putNull("default_source")
                .put("delinquent", false)
                .putNull("description")
                .putNull("email")
                .put("invoice_prefix", Ids.random(8).toUpperCase(Locale.ROOT));
        body.putObject("invoice_settings")
                .putNull("custom_fields")
                .putNull("default_payment_method")
                .putNull("footer")
                .putNull("rendering_options");
        body.put("livemode", false).putObject("metadata");
        body.putNull("name").put("next_invoice_sequence", 1).putNull("phone").putArray("preferred_locales");
        return body.putNull("shipping").put("tax_exempt", "none").putNull("test_clock");
    }
}
