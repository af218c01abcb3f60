package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.DbException;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes an HTTP request through key, version, account, parameters, faults and idempotency to its route, in this order. */
final class Api {

    private static final Set<String> BUSY = Set.of("55P03", "40P01");

    private final Db db;
    private final StripeSettings settings;
    private final Clock clock;
    private final List<Route> routes;
    private final Faulty faulty;

    Api(Db db, StripeSettings settings, Clock clock, List<Route> routes) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        this.routes = routes;
        this.faulty = new Faulty(db);
    }

    private record Found(Route route, Map<String, String> path) {}

    WebAnswer answer(WebRequest request) {
        String requestId = "req_" + Ids.random(14);
        return faulty.answer(
                request,
                error -> answer(requestId, Reply.error(error), request),
                effect -> answered(request, requestId, effect));
    }

    private WebAnswer answered(WebRequest request, String requestId, String effect) {
        try {
            Caller caller = Caller.of(request.header("Authorization"), settings);
            Found found = find(request, caller);
            String account = account(request);
            ObjectNode params = found.route().shape().read(params(request, found.route()));
            Instant now = clock.instant();
            return db.inTransaction(tx -> {
                Call call = new Call(
                        tx,
                        now,
                        settings,
                        caller,
                        account,
                        params,
                        found.path(),
                        requestId,
                        request.method().equals("GET") ? "" : request.header("Idempotency-Key"));
                return once(call, found.route(), request, effect);
            });
        } catch (Refused e) {
            return answer(requestId, Reply.error(e.error()), request);
        } catch (DbException e) {
            if (BUSY.contains(e.sqlState())) {
                return answer(requestId, Reply.error(StripeError.lockTimeout()), request);
            }
            throw e;
        }
    }

    private WebAnswer once(Call call, Route route, WebRequest request, String effect) {
        call.db().update("set local lock_timeout = '2s'");
        if (call.idempotencyKey().isEmpty()) {
            return answer(call.requestId(), run(call, route, effect), request);
        }
        Idempotency idempotency = new Idempotency(
                call.db(),
                call.account(),
                call.idempotencyKey(),
                Idempotency.fingerprint(request.method(), request.path(), Json.compact(call.params())));
        Optional<Idempotency.Kept> kept = idempotency.take(call.now());
        if (kept.isPresent()) {
            return replayed(kept.get(), call.requestId(), request);
        }
        Reply reply = run(call, route, effect);
        idempotency.keep(call.requestId(), reply.status(), Json.pretty(reply.body()), call.now());
        return answer(call.requestId(), reply, request);
    }

    /** A refusal takes back what the call did and is still an answer worth keeping, unless nothing had begun. */
    private static Reply run(Call call, Route route, String effect) {
        if (effect.equals("error_500_before")) {
            return Reply.error(StripeError.broken());
        }
        call.db().update("savepoint call");
        try {
            Reply reply = route.action().of(call);
            return effect.equals("error_500_after") ? Reply.error(StripeError.broken()) : reply;
        } catch (Refused e) {
            if (!e.error().kept()) {
                throw e;
            }
            call.db().update("rollback to savepoint call");
            return Reply.error(e.error());
        }
    }

    private Found find(WebRequest request, Caller caller) {
        for (Route route : routes) {
            Optional<Map<String, String>> path = route.match(request.method(), request.path());
            if (path.isPresent()) {
                checkVersion(request, route);
                checkKey(route, caller);
                return new Found(route, path.get());
            }
        }
        throw new Refused(StripeError.unknownUrl(request.method(), request.path()));
    }

    private static void checkKey(Route route, Caller caller) {
        if (caller == Caller.BROWSER && !route.browsers()) {
            throw new Refused(new StripeError(
                    401,
                    "invalid_request_error",
                    "secret_key_required",
                    "This API call cannot be made with a publishable API key. Please use a secret API key. You can find"
                            + " a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
                    "",
                    false,
                    Json.object()));
        }
    }

    private static void checkVersion(WebRequest request, Route route) {
        String version = request.header("Stripe-Version");
        if (version.isEmpty() && route.secondVersion()) {
            throw new Refused(StripeError.invalid("", "A Stripe-Version header is needed for /v2.", ""));
        }
        if (!version.isEmpty() && !version.equals(StripeSettings.API_VERSION)) {
            throw new Refused(StripeError.invalid(
                    "",
                    "Invalid Stripe API version: " + version + ". This sandbox speaks " + StripeSettings.API_VERSION
                            + " only.",
                    ""));
        }
    }

    private String account(WebRequest request) {
        String account = request.header("Stripe-Account");
        if (account.isEmpty()) {
            return StripeSettings.PLATFORM;
        }
        if (!Accounts.connected(new ObjectStore(db), account)) {
            throw new Refused(Accounts.notConnected(settings, account));
        }
        return account;
    }

    private static ObjectNode params(WebRequest request, Route route) {
        String body = request.body();
        ObjectNode params = FormBody.parse(request.query());
        if (route.secondVersion() && !body.isBlank()) {
            try {
                return Json.parse(body);
            } catch (IllegalArgumentException e) {
                throw new Refused(StripeError.invalid("", "The body is " + e.getMessage(), ""));
            }
        }
        JsonNode form = FormBody.parse(body);
        return params.setAll((ObjectNode) form);
    }

    private static WebAnswer replayed(Idempotency.Kept kept, String requestId, WebRequest request) {
        Map<String, String> headers = headers(requestId, request);
        headers.put("Idempotent-Replayed", "true");
        headers.put("Original-Request", kept.requestId());
        return WebAnswer.of(kept.status(), headers, kept.body());
    }

    private static WebAnswer answer(String requestId, Reply reply, WebRequest request) {
        return WebAnswer.of(reply.status(), headers(requestId, request), Json.pretty(reply.body()));
    }

    private static Map<String, String> headers(String requestId, WebRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-cache, no-store");
        headers.put("Request-Id", requestId);
        headers.put("Stripe-Version", StripeSettings.API_VERSION);
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", "Request-Id, Stripe-Version");
        if (!request.header("Idempotency-Key").isEmpty()) {
            headers.put("Idempotency-Key", request.header("Idempotency-Key"));
        }
        if (!request.header("Stripe-Account").isEmpty()) {
            headers.put("Stripe-Account", request.header("Stripe-Account"));
        }
        return headers;
    }
}
