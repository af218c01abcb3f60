package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Accounts of the second version: the same accounts, made by the platform and told in other words. What is not asked
 * for with {@code include} is null.
 *
 * @see <a href="https://docs.stripe.com/api/v2/core/accounts">Accounts v2</a>
 */
final class AccountsV2 {

    private static final Shape REQUESTED = Shape.none().needs("requested", Kinds.bool());
    private static final Shape MERCHANT = Shape.none()
            .takes(
                    "capabilities",
                    Shape.none().takes("card_payments", REQUESTED.inside()).inside())
            .takes("mcc", Kinds.text(4));
    private static final Shape RESPONSIBILITIES = Shape.none()
            .needs("fees_collector", Kinds.oneOf("stripe", "application"))
            .needs("losses_collector", Kinds.oneOf("stripe", "application"));
    private static final Shape.Kind INCLUDE = Kinds.list(Kinds.oneOf(
            "configuration.customer",
            "configuration.merchant",
            "configuration.recipient",
            "defaults",
            "future_requirements",
            "identity",
            "requirements"));

    private static final Shape CREATE = Shape.none()
            .takes(
                    "configuration",
                    Shape.none().takes("merchant", MERCHANT.inside()).inside())
            .takes("contact_email", Kinds.text(800))
            .takes("dashboard", Kinds.oneOf("express", "full", "none"))
            .takes(
                    "defaults",
                    Shape.none()
                            .takes("currency", Kinds.text(3))
                            .takes("locales", Kinds.list(Kinds.text()))
                            .takes("responsibilities", RESPONSIBILITIES.inside())
                            .inside())
            .takes("display_name", Kinds.text())
            .takes(
                    "identity",
                    Shape.none()
                            .takes("country", Kinds.text(2))
                            .takes("entity_type", Kinds.oneOf("company", "individual"))
                            .inside())
            .takes("include", INCLUDE)
            .takes("metadata", Kinds.metadata());

    private static final String THIN = "v2.core.account";

    private AccountsV2() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v2/core/accounts", CREATE, AccountsV2::create),
                Route.get("/v2/core/accounts/{id}", Shape.none().takes("include", INCLUDE), AccountsV2::retrieve));
    }

    private static Reply create(Call call) {
        ObjectNode params = call.params();
        String country = Json.text(params.path("identity"), "country").toUpperCase(Locale.ROOT);
        if (!CountrySpecs.known(country)) {
            throw new Refused(StripeError.impossible(
                    "", "identity.country is needed, one that this sandbox knows.", "identity.country"));
        }
        if (params.path("configuration").has("merchant")
                && call.text("contact_email").isEmpty()) {
            throw new Refused(StripeError.impossible(
                    "", "contact_email is required to configure the account as a merchant.", "contact_email"));
        }
        String currency = Json.text(params.path("defaults"), "currency");
        Thing account = Thing.of(
                Accounts.KIND,
                "",
                AccountBody.fresh(
                        call.text("display_name"),
                        call.text("contact_email"),
                        country,
                        currency.isEmpty() ? CountrySpecs.currency(country) : currency,
                        call.now()));
        Thing own = new Thing(account.id(), Accounts.KIND, account.id(), null, account.body(), Json.object());
        own.hidden().put(Accounts.LINK, Accounts.CONNECTED).set("v2", params.deepCopy());
        own.body()
                .set(
                        "metadata",
                        params.has("metadata") ? params.path("metadata").deepCopy() : Json.object());
        call.objects().insert(own, call.now());
        call.events().tellThin("v2.core.account.created", THIN, own.id(), url(own));
        return Reply.ok(view(own, includes(call)));
    }

    private static Reply retrieve(Call call) {
        String id = call.path().get("id");
        if (!Accounts.connected(call.objects(), id)) {
            throw new Refused(Accounts.notConnected(call.settings(), id));
        }
        return Reply.ok(view(call.objects().need(Accounts.KIND, id, id, ""), includes(call)));
    }

    private static Set<String> includes(Call call) {
        return StreamSupport.stream(call.params().path("include").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    static void tellUpdated(Events events, Thing account) {
        Events platform = new Events(
                events.db(), events.settings(), events.now(), StripeSettings.PLATFORM, events.requestId(), "");
        platform.tellThin("v2.core.account[requirements].updated", THIN, account.id(), url(account));
        platform.tellThin(
                "v2.core.account[configuration.merchant].capability_status_updated", THIN, account.id(), url(account));
    }

    static void tellClosed(Db db, StripeSettings settings, Instant now, Thing account) {
        Events.unasked(db, settings, now, StripeSettings.PLATFORM)
                .tellThin("v2.core.account.closed", THIN, account.id(), url(account));
    }

    private static String url(Thing account) {
        return "/v2/core/accounts/" + account.id();
    }

    private static ObjectNode view(Thing account, Set<String> includes) {
        ObjectNode asked = account.hidden().path("v2") instanceof ObjectNode made ? made : Json.object();
        ObjectNode view = Json.object().put("id", account.id()).put("object", THIN);
        view.putArray("applied_configurations").add("merchant");
        view.put("closed", false);
        if (includes.contains("configuration.merchant")) {
            view.putObject("configuration").set("merchant", merchant(account));
        } else {
            view.putNull("configuration");
        }
        view.put("contact_email", Json.orNull(account.body(), "email"))
                .put("created", Instant.ofEpochSecond(account.number("created")).toString())
                .put("dashboard", asked.has("dashboard") ? Json.text(asked, "dashboard") : "full");
        view.set("defaults", includes.contains("defaults") ? defaults(account) : null);
        view.put("display_name", AccountBody.name(account.body())).putNull("future_requirements");
        view.set("identity", includes.contains("identity") ? identity(account, asked) : null);
        view.put("livemode", false).set("metadata", account.body().path("metadata"));
        view.set("requirements", includes.contains("requirements") ? requirements(account) : null);
        return view;
    }

    private static ObjectNode merchant(Thing account) {
        boolean active = account.body().path("charges_enabled").asBoolean();
        ObjectNode merchant = Json.object().put("applied", true);
        ObjectNode cards = merchant.putObject("capabilities").putObject("card_payments");
        cards.put("status", active ? "active" : "restricted");
        ArrayNode details = cards.putArray("status_details");
        if (!active) {
            details.addObject().put("code", "requirements_past_due").put("resolution", "provide_info");
        }
        return merchant;
    }

    private static ObjectNode defaults(Thing account) {
        ObjectNode defaults = Json.object().put("currency", account.text("default_currency"));
        defaults.putArray("locales");
        defaults.putObject("responsibilities")
                .put("fees_collector", "stripe")
                .put("losses_collector", "stripe")
                .put("requirements_collector", "stripe");
        return defaults;
    }

    private static ObjectNode identity(Thing account, ObjectNode asked) {
        return Json.object()
                .put("country", account.text("country").toLowerCase(Locale.ROOT))
                .put("entity_type", Json.orNull(asked.path("identity"), "entity_type"));
    }

    private static ObjectNode requirements(Thing account) {
        JsonNode due = account.body().path("requirements").path("currently_due");
        ObjectNode requirements = Json.object();
        ArrayNode entries = requirements.putArray("entries");
        for (JsonNode item : due) {
            ObjectNode entry =
                    entries.addObject().put("awaiting_action_from", "user").put("description", item.asText());
            entry.putArray("errors");
            entry.putObject("impact")
                    .putArray("restricts_capabilities")
                    .addObject()
                    .put("capability", "card_payments")
                    .put("configuration", "merchant")
                    .putObject("deadline")
                    .put("status", "past_due");
            entry.putObject("minimum_deadline").put("status", "past_due");
            entry.putArray("requested_reasons").addObject().put("code", "routine_onboarding");
        }
        if (due.isEmpty()) {
            requirements.putNull("summary");
        } else {
            requirements
                    .putObject("summary")
                    .putObject("minimum_deadline")
                    .put("status", "past_due")
                    .putNull("time");
        }
        return requirements;
    }
}
