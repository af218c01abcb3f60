package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole stand-in behind one method, so that any HTTP server can carry it. Start reading here. */
final class StripeHandler {

    private static final String ANY = "*";

    private final Api api;
    private final OAuth oauth;
    private final FaultsApi faults;
    private final Pages pages;

    StripeHandler(Db db, StripeSettings settings, Clock clock, Assets assets) {
        this.api = new Api(db, settings, clock, routes());
        this.oauth = new OAuth(db, settings, clock);
        this.faults = new FaultsApi(db);
        this.pages = new Pages(db, settings, clock, assets);
    }

    static List<Route> routes() {
        return Stream.of(
                        PaymentIntents.routes(),
                        SetupIntents.routes(),
                        Customers.routes(),
                        AttachedMethods.routes(),
                        PaymentMethods.routes(),
                        Charges.routes(),
                        Refunds.routes(),
                        Accounts.routes(),
                        CountrySpecs.routes(),
                        EventReads.routes(),
                        AccountsV2.routes(),
                        AccountLinks.routes())
                .flatMap(List::stream)
                .toList();
    }

    WebAnswer handle(WebRequest request) {
        String path = request.path();
        if (path.startsWith("/v1/") || path.startsWith("/v2/")) {
            return request.method().equals("OPTIONS") ? preflight() : api.answer(request);
        }
        if (request.method().equals("POST") && (path.equals("/oauth/token") || path.equals("/oauth/deauthorize"))) {
            return oauth.answer(request);
        }
        if (path.equals("/faults") || path.startsWith("/faults/")) {
            return faults.answer(request);
        }
        return pages.answer(request);
    }

    /** Stripe's API may be called from any page; the key and the client secret decide what it tells. */
    private static WebAnswer preflight() {
        return WebAnswer.of(
                204,
                Map.of(
                        "Access-Control-Allow-Origin",
                        ANY,
                        "Access-Control-Allow-Methods",
                        "GET, POST, DELETE",
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key, Stripe-Account, Stripe-Version",
                        "Access-Control-Max-Age",
                        "300"),
                "");
    }
}
