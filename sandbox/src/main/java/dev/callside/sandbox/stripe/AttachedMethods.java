package dev.callside.sandbox.stripe;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Cards that belong to a customer and so can be used again, and what makes others worthless after one use.
 *
 * @see <a href="https://docs.stripe.com/api/payment_methods/attach">Attach</a>
 * @see <a href="https://docs.stripe.com/api/payment_methods/detach">Detach</a>
 */
final class AttachedMethods {

    private static final String KIND = PaymentMethods.KIND;
    private static final String CUSTOMER = "customer";
    /** Authenticated for payments while nobody is there; Stripe knows it and shows it nowhere. */
    private static final String SET_UP = "set_up";
    /** Used without a customer, or detached. */
    private static final String WORTHLESS = "worthless";

    private static final Shape LIST =
            Listing.shape().takes(CUSTOMER, Kinds.text()).takes("type", Kinds.oneOf("card"));

    private AttachedMethods() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/payment_methods", LIST, call -> list(call, call.text(CUSTOMER))),
                Route.get(
                        "/v1/customers/{id}/payment_methods",
                        LIST,
                        call -> list(call, call.path().get("id"))),
                Route.get(
                        "/v1/customers/{id}/payment_methods/{method}",
                        Shape.none(),
                        call -> call.reply(
                                needOf(call, call.path().get("id"), call.path().get("method"), ""))),
                Route.post(
                        "/v1/payment_methods/{id}/attach",
                        Shape.none().needs(CUSTOMER, Kinds.text()),
                        AttachedMethods::attach),
                Route.post("/v1/payment_methods/{id}/detach", Shape.none(), AttachedMethods::detach));
    }

    private static Reply list(Call call, String customer) {
        if (customer.isEmpty()) {
            throw new Refused(StripeError.invalid("parameter_missing", "Missing required param: customer.", CUSTOMER));
        }
        Customers.need(call, customer, CUSTOMER);
        return Listing.of(KIND, call).where("body ->> 'customer' = ?", customer).reply(call, "/v1/payment_methods");
    }

    /** A card of that customer. */
    static Thing needOf(Call call, String customer, String id, String param) {
        Thing method = call.objects().need(KIND, call.account(), id, param);
        if (!method.text(CUSTOMER).equals(customer)) {
            throw new Refused(StripeError.impossible(
                    "resource_missing",
                    "The customer does not have a payment method with the ID " + id
                            + ". The payment method must be attached to the customer.",
                    param));
        }
        return method;
    }

    private static Reply attach(Call call) {
        Thing method = named(call);
        String customer = call.text(CUSTOMER);
        Customers.need(call, customer, CUSTOMER);
        if (method.text(CUSTOMER).equals(customer)) {
            return call.reply(method);
        }
        if (!method.text(CUSTOMER).isEmpty()) {
            throw new Refused(StripeError.impossible(
                    "", "The payment method you provided has already been attached to a customer.", ""));
        }
        Refused.unlessFine(used(method));
        Optional<Decline> decline = Charging.card(method).declineAtSetup();
        decline.ifPresent(why -> {
            throw new Refused(why.error());
        });
        attach(call, method, customer);
        return call.reply(method);
    }

    /** The card itself, or a new one of a name such as {@code pm_card_visa}. */
    private static Thing named(Call call) {
        String id = call.path().get("id");
        return TestCard.behind(id)
                .map(test -> PaymentMethods.ofTestCard(call, test))
                .orElseGet(() -> call.objects().needLocked(KIND, call.account(), id, ""));
    }

    private static void attach(Call call, Thing method, String customer) {
        method.body().put(CUSTOMER, customer);
        call.objects().save(method);
        call.events().tell("payment_method.attached", method);
    }

    private static Reply detach(Call call) {
        Thing method =
                call.objects().needLocked(KIND, call.account(), call.path().get("id"), "");
        if (method.text(CUSTOMER).isEmpty()) {
            throw new Refused(StripeError.impossible(
                    "",
                    "The payment method you provided is not attached to a customer so detachment is impossible.",
                    ""));
        }
        detach(call, method);
        return call.reply(method);
    }

    private static void detach(Call call, Thing method) {
        method.body().putNull(CUSTOMER);
        method.hidden().put(WORTHLESS, true);
        call.objects().save(method);
        call.events().tell("payment_method.detached", method);
    }

    /** Their customer is deleted. */
    static void detachAll(Call call, String customer) {
        call.objects().all(KIND).stream()
                .filter(method -> method.account().equals(call.account()))
                .filter(method -> method.text(CUSTOMER).equals(customer))
                .forEach(method -> detach(call, method));
    }

    /** What keeps an intent from using this card. */
    static Optional<StripeError> usable(Thing method, Thing intent) {
        String owner = method.text(CUSTOMER);
        if (owner.isEmpty()) {
            return used(method);
        }
        if (!owner.equals(intent.text(CUSTOMER))) {
            return Optional.of(StripeError.impossible(
                    "",
                    "The PaymentMethod (" + method.id() + ") belongs to the Customer (" + owner
                            + "). Please include the Customer in the `customer` parameter on the "
                            + Intents.noun(intent) + ".",
                    "payment_method"));
        }
        return Optional.empty();
    }

    private static Optional<StripeError> used(Thing method) {
        if (!method.hidden().path(WORTHLESS).asBoolean()) {
            return Optional.empty();
        }
        return Optional.of(StripeError.impossible(
                "",
                "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared"
                        + " with a connected account without Customer attachment, or was detached from a Customer. It"
                        + " may not be used again. To use a PaymentMethod multiple times, you must attach it to a"
                        + " Customer first.",
                ""));
    }

    static boolean setUp(Thing method) {
        return method.hidden().path(SET_UP).asBoolean();
    }

    static boolean expired(Thing method, Instant now) {
        YearMonth expiry = YearMonth.of(
                method.body().path("card").path("exp_year").asInt(),
                method.body().path("card").path("exp_month").asInt());
        return expiry.isBefore(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    }

    /** A card that was set up stays with its customer; one that just paid is worth nothing any more. */
    static void afterPayment(Call call, Thing intent, Thing method) {
        if (!intent.text("setup_future_usage").isEmpty()
                && !intent.text(CUSTOMER).isEmpty()) {
            afterSetup(call, method, intent.text(CUSTOMER), intent.text("setup_future_usage"));
        } else if (method.text(CUSTOMER).isEmpty()) {
            method.hidden().put(WORTHLESS, true);
            call.objects().save(method);
        }
    }

    static void afterSetup(Call call, Thing method, String customer, String usage) {
        if (usage.equals("off_session")) {
            method.hidden().put(SET_UP, true);
        }
        if (method.text(CUSTOMER).isEmpty() && !customer.isEmpty()) {
            attach(call, method, customer);
        } else {
            call.objects().save(method);
        }
    }
}
