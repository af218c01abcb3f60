package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Links an account that exists already: the code of the consent page becomes the account's id; and undoes it.
 *
 * @see <a href="https://docs.stripe.com/connect/oauth-reference">OAuth reference</a>
 */
final class OAuth {

    static final Duration CODE_LIVES = Duration.ofMinutes(5);

    private final Db db;
    private final StripeSettings settings;
    private final Clock clock;
    private final Faulty faulty;

    OAuth(Db db, StripeSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        this.faulty = new Faulty(db);
    }

    private record Code(String account, String scope, boolean usable) {}

    WebAnswer answer(WebRequest request) {
        return faulty.answer(request, OAuth::refused, effect -> switch (effect) {
            case "error_500_before" -> refused(StripeError.broken());
            case "error_500_after" -> {
                done(request);
                yield refused(StripeError.broken());
            }
            default -> done(request);
        });
    }

    private static WebAnswer refused(StripeError error) {
        return error(error.status(), error.status() == 500 ? "server_error" : "invalid_request", error.message());
    }

    private WebAnswer done(WebRequest request) {
        return request.path().equals("/oauth/token") ? token(request) : deauthorize(request);
    }

    private WebAnswer token(WebRequest request) {
        ObjectNode params = params(request);
        if (!authorised(request, params)) {
            return error(
                    401, "invalid_client", "No such API key: " + Caller.hidden(Json.text(params, "client_secret")));
        }
        if (!Json.text(params, "grant_type").equals("authorization_code")) {
            return error(400, "unsupported_grant_type", "Invalid grant type: " + Json.text(params, "grant_type"));
        }
        return db.inTransaction(tx -> redeem(tx, Json.text(params, "code")));
    }

    private WebAnswer redeem(Db tx, String code) {
        Optional<Code> found = tx.first(
                "select account, scope, used_at is null as usable from sandbox.stripe_codes"
                        + " where code = ? and expires_at > ? for update",
                row -> new Code(row.getString("account"), row.getString("scope"), row.getBoolean("usable")),
                code,
                clock.instant());
        if (found.isEmpty()) {
            return error(400, "invalid_grant", "Authorization code does not exist: " + code);
        }
        if (!found.get().usable()) {
            return error(
                    400,
                    "invalid_grant",
                    "This authorization code has already been used. All tokens issued with this code have been"
                            + " revoked.");
        }
        tx.update("update sandbox.stripe_codes set used_at = ? where code = ?", clock.instant(), code);
        link(tx, found.get().account(), Accounts.CONNECTED);
        Events.unasked(tx, settings, clock.instant(), found.get().account())
                .tell("account.application.authorized", application());
        return answer(
                200,
                Json.object()
                        .put("access_token", "sk_test_" + Ids.random(24))
                        .put("livemode", false)
                        .put("refresh_token", "rt_" + Ids.random(24))
                        .put("token_type", "bearer")
                        .put("stripe_publishable_key", settings.publishableKey())
                        .put("stripe_user_id", found.get().account())
                        .put("scope", found.get().scope()));
    }

    private WebAnswer deauthorize(WebRequest request) {
        ObjectNode params = params(request);
        if (!authorised(request, params) || !Json.text(params, "client_id").equals(settings.clientId())) {
            return error(401, "invalid_client", "No such application: " + Json.text(params, "client_id"));
        }
        String account = Json.text(params, "stripe_user_id");
        boolean done = db.inTransaction(tx -> disconnect(tx, settings, clock.instant(), account));
        return done
                ? answer(200, Json.object().put("stripe_user_id", account))
                : error(
                        401,
                        "invalid_client",
                        "This application is not connected to stripe account " + account
                                + ", or that account does not exist.");
    }

    /** From either side: the platform's call, or a click in the account's own dashboard. */
    static boolean disconnect(Db tx, StripeSettings settings, Instant now, String account) {
        if (!Accounts.connected(new ObjectStore(tx), account)) {
            return false;
        }
        link(tx, account, Accounts.AVAILABLE);
        Events.unasked(tx, settings, now, account)
                .tell("account.application.deauthorized", application(settings.clientId()));
        return true;
    }

    /** A code for an account that its owner has just agreed to connect. */
    static String grant(Db tx, String account, String scope, Instant now) {
        String code = "ac_" + Ids.random(32);
        tx.update(
                "insert into sandbox.stripe_codes (code, account, scope, expires_at) values (?, ?, ?, ?)",
                code,
                account,
                scope,
                now.plus(CODE_LIVES));
        return code;
    }

    private static void link(Db tx, String account, String link) {
        ObjectStore objects = new ObjectStore(tx);
        Thing thing = objects.lock(Accounts.KIND, account, account)
                .orElseThrow(() -> new IllegalStateException("no account " + account));
        thing.hidden().put(Accounts.LINK, link);
        objects.save(thing);
    }

    private ObjectNode application() {
        return application(settings.clientId());
    }

    private static ObjectNode application(String clientId) {
        return Json.object().put("id", clientId).put("object", "application").put("name", "Callside");
    }

    private boolean authorised(WebRequest request, ObjectNode params) {
        String secret = Json.text(params, "client_secret");
        if (!secret.isEmpty()) {
            return secret.equals(settings.secretKey());
        }
        try {
            return Caller.of(request.header("Authorization"), settings) == Caller.SERVER;
        } catch (Refused e) {
            return false;
        }
    }

    private static ObjectNode params(WebRequest request) {
        return FormBody.parse(request.body());
    }

    private static WebAnswer error(int status, String error, String description) {
        return answer(status, Json.object().put("error", error).put("error_description", description));
    }

    private static WebAnswer answer(int status, ObjectNode body) {
        return WebAnswer.of(
                status,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Cache-Control",
                        "no-store",
                        "Request-Id",
                        "req_" + Ids.random(14)),
                Json.pretty(body));
    }
}
