package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A link that leads an account's owner through Stripe's own form, once and for a few minutes.
 *
 * @see <a href="https://docs.stripe.com/api/v2/core/account-links">Account links v2</a>
 */
final class AccountLinks {

    private static final Duration OPEN = Duration.ofMinutes(5);

    private static final Shape USE = Shape.none()
            .takes("configurations", Kinds.list(Kinds.oneOf("merchant", "customer", "recipient")))
            .takes(
                    "collection_options",
                    Shape.none()
                            .takes("fields", Kinds.oneOf("currently_due", "eventually_due"))
                            .takes("future_requirements", Kinds.oneOf("include", "omit"))
                            .inside())
            .needs("refresh_url", Kinds.text())
            .takes("return_url", Kinds.text());

    private static final Shape CREATE = Shape.none()
            .needs("account", Kinds.text())
            .needs(
                    "use_case",
                    Shape.none()
                            .needs("type", Kinds.oneOf("account_onboarding", "account_update"))
                            .takes("account_onboarding", USE.inside())
                            .takes("account_update", USE.inside())
                            .inside());

    private AccountLinks() {}

    /** A link that somebody followed. */
    record Followed(String account, String returnUrl, String refreshUrl, boolean usable) {}

    static List<Route> routes() {
        return List.of(Route.post("/v2/core/account_links", CREATE, AccountLinks::create));
    }

    private static Reply create(Call call) {
        String account = call.text("account");
        if (!Accounts.connected(call.objects(), account)) {
            throw new Refused(Accounts.notConnected(call.settings(), account));
        }
        ObjectNode useCase = (ObjectNode) call.params().path("use_case");
        String type = Json.text(useCase, "type");
        if (!useCase.has(type)) {
            throw new Refused(
                    StripeError.invalid("parameter_missing", "Missing required param: use_case." + type + ".", type));
        }
        String refresh = url(useCase.path(type), "refresh_url");
        String back = useCase.path(type).has("return_url") ? url(useCase.path(type), "return_url") : refresh;
        String token = Ids.random(32);
        Instant expires = call.now().plus(OPEN);
        call.db()
                .update(
                        "insert into sandbox.stripe_account_links (token, account, return_url, refresh_url, expires_at)"
                                + " values (?, ?, ?, ?, ?)",
                        token,
                        account,
                        back,
                        refresh,
                        expires);
        return Reply.ok(Json.object()
                .put("object", "v2.core.account_link")
                .put("account", account)
                .put("created", call.now().toString())
                .put("expires_at", expires.toString())
                .put("livemode", false)
                .put("url", call.settings().page("/onboarding/" + token))
                .set("use_case", useCase));
    }

    private static String url(JsonNode use, String param) {
        String url = Json.text(use, param);
        boolean web = url.startsWith("http://") || url.startsWith("https://");
        try {
            if (web && !URI.create(url).getHost().isEmpty()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(StripeError.invalid("url_invalid", "Not a valid URL: " + e.getMessage(), param));
        }
        throw new Refused(StripeError.invalid("url_invalid", "Not a valid URL", param));
    }

    /** Opens the link; whoever opens it again is sent to its refresh URL. */
    static Optional<Followed> follow(Db db, String token, Instant now) {
        boolean usable = db.update(
                        "update sandbox.stripe_account_links set used_at = ? where token = ? and used_at is null and"
                                + " expires_at > ?",
                        now,
                        token,
                        now)
                == 1;
        return find(db, token, usable);
    }

    static Optional<Followed> find(Db db, String token, boolean usable) {
        return db.first(
                "select account, return_url, refresh_url from sandbox.stripe_account_links where token = ?",
                row -> new Followed(
                        row.getString("account"), row.getString("return_url"), row.getString("refresh_url"), usable),
                token);
    }
}
