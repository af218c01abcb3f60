package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A practice's account: what it shows, and how it becomes able to take charges or loses that.
 *
 * @see <a href="https://docs.stripe.com/api/accounts/object">The Account object</a>
 * @see <a href="https://docs.stripe.com/connect/handling-api-verification">Requirements</a>
 */
final class AccountBody {

    private static final Duration TO_ANSWER = Duration.ofDays(14);

    private AccountBody() {}

    /** An account that has told nothing yet. */
    static ObjectNode fresh(String name, String email, String country, String currency, Instant now) {
        ObjectNode body = Json.object().put("id", "acct_1" + Ids.random(15)).put("object", "account");
        body.putObject("business_profile").put("name", name).putNull("url");
        body.putNull("business_type");
        body.putObject("capabilities");
        body.put("charges_enabled", false);
        ObjectNode controller = body.putObject("controller");
        controller.putObject("fees").put("payer", "account");
        controller.put("is_controller", false);
        controller.putObject("losses").put("payments", "stripe");
        controller.put("requirement_collection", "stripe");
        controller.putObject("stripe_dashboard").put("type", "full");
        controller.put("type", "account");
        body.put("country", country)
                .put("created", now.getEpochSecond())
                .put("default_currency", currency)
                .put("details_submitted", false)
                .put("email", email.isEmpty() ? null : email)
                .set("future_requirements", requirements());
        body.putObject("metadata");
        body.put("payouts_enabled", false).set("requirements", requirements());
        body.putObject("settings")
                .putObject("dashboard")
                .put("display_name", name)
                .put("timezone", "Etc/UTC");
        body.put("type", "standard");
        restrict(body, now, "requirements.past_due", List.of("business_profile.url", "external_account"));
        return body;
    }

    static void activate(ObjectNode body) {
        body.put("charges_enabled", true).put("payouts_enabled", true).put("details_submitted", true);
        body.putObject("capabilities").put("card_payments", "active").put("transfers", "active");
        body.set("requirements", requirements());
    }

    static void restrict(ObjectNode body, Instant now, String reason, List<String> due) {
        body.put("charges_enabled", false).put("payouts_enabled", false);
        body.putObject("capabilities").put("card_payments", "inactive").put("transfers", "inactive");
        ObjectNode requirements = requirements();
        requirements.put("disabled_reason", reason).set("currently_due", Json.array(due));
        requirements.set("past_due", Json.array(reason.equals("requirements.past_due") ? due : List.of()));
        requirements.set("eventually_due", Json.array(due));
        if (!reason.equals("requirements.past_due")) {
            requirements.put("current_deadline", now.plus(TO_ANSWER).getEpochSecond());
        }
        body.set("requirements", requirements);
    }

    /** Stripe's own word against an account; nothing that its owner could give changes it. */
    static void reject(ObjectNode body, Instant now) {
        restrict(body, now, "rejected.other", List.of());
        body.withObject("/requirements").putNull("current_deadline");
    }

    private static ObjectNode requirements() {
        ObjectNode none = Json.object();
        none.putArray("alternatives");
        none.putNull("current_deadline").putArray("currently_due");
        none.putNull("disabled_reason").putArray("errors");
        none.putArray("eventually_due");
        none.putArray("past_due");
        none.putArray("pending_verification");
        return none;
    }

    static void rename(ObjectNode body, String name) {
        ((ObjectNode) body.path("settings").path("dashboard")).put("display_name", name);
        ((ObjectNode) body.path("business_profile")).put("name", name);
    }

    static String name(ObjectNode body) {
        return Json.text(body.path("settings").path("dashboard"), "display_name");
    }
}
