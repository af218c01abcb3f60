package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Who may be charged for: the platform's own account, and the connected ones.
 *
 * @see <a href="https://docs.stripe.com/api/accounts">Accounts</a>
 * @see <a href="https://docs.stripe.com/connect/authentication">Stripe-Account</a>
 */
final class Accounts {

    static final String KIND = "account";

    /** How an account stands to the platform; kept out of what Stripe shows. */
    static final String LINK = "link";

    static final String CONNECTED = "connected";
    static final String AVAILABLE = "available";
    static final String CLOSED = "closed";

    private Accounts() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/account", Shape.none(), call -> Reply.ok(body(call, call.account()))),
                Route.get("/v1/accounts/{id}", Shape.none(), Accounts::retrieve));
    }

    private static Reply retrieve(Call call) {
        String id = call.path().get("id");
        if (!id.equals(StripeSettings.PLATFORM) && !connected(call.objects(), id)) {
            throw new Refused(notConnected(call.settings(), id));
        }
        return Reply.ok(body(call, id));
    }

    static ObjectNode body(Call call, String account) {
        return call.objects()
                .find(KIND, account, account)
                .orElseThrow(() -> new IllegalStateException("no account " + account))
                .body();
    }

    static boolean connected(ObjectStore objects, String account) {
        return objects.find(KIND, account, account)
                .filter(thing -> Json.text(thing.hidden(), LINK).equals(CONNECTED))
                .isPresent();
    }

    static boolean closed(Thing account) {
        return Json.text(account.hidden(), LINK).equals(CLOSED);
    }

    static StripeError notConnected(StripeSettings settings, String account) {
        return StripeError.forbidden(
                "account_invalid",
                "The provided key '" + Caller.hidden(settings.secretKey()) + "' does not have access to account '"
                        + account + "' (or that account does not exist). Application access may have been revoked.");
    }

    static Optional<StripeError> canCharge(ObjectNode account) {
        if (account.path("charges_enabled").asBoolean()) {
            return Optional.empty();
        }
        return Optional.of(StripeError.impossible(
                "",
                "This Connect account cannot currently make charges. The `requirements.disabled_reason` property on the"
                        + " account will provide information about why this account is currently disabled. If you are a"
                        + " customer trying to make a purchase, please contact the owner of this site. Your transaction"
                        + " has not been processed.",
                ""));
    }

    /** Says so to the platform, in both versions of events where the account was made by the second. */
    static void tellUpdated(Events events, Thing account) {
        events.tell("account.updated", account);
        if (account.hidden().has("v2")) {
            AccountsV2.tellUpdated(events, account);
        }
    }
}
