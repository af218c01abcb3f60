package dev.callside.payments.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import java.util.ArrayList;
import java.util.List;

/** The page of a pay link before a server that a test plays. */
final class LinkScene implements AutoCloseable {

    static final String UNTIL = "2026-12-11T10:00:00Z";

    final List<String> asked = new ArrayList<>();
    private final Page page;
    private String state = "requested";
    private String more = "";
    private boolean payable = true;
    private boolean chargeable = true;
    private Route.FulfillOptions refusal;
    private String afterCheck = "";
    private String afterMore = "";
    private boolean openRefused;
    private int changes;

    LinkScene(BrowserModules browser, String language, int width) {
        page = browser.open("/empty.html", width, 800);
        page.addInitScript("Object.defineProperty(navigator, 'language', { get: () => '" + language + "' })");
        page.route("**/api/v1/pay-links*", route -> answer(route, "look"));
        for (var path : List.of("open", "attempts", "check")) {
            page.route("**/api/v1/pay-links/" + path, route -> answer(route, path));
        }
    }

    LinkScene(BrowserModules browser) {
        this(browser, "en-AU", 360);
    }

    Page page() {
        return page;
    }

    LinkScene follow(String hash) {
        page.navigate("https://modules.test/linking.html" + hash);
        return this;
    }

    LinkScene follow() {
        return follow("#token-1");
    }

    /** What the server says from now on. */
    LinkScene state(String now, String members) {
        state = now;
        more = members;
        payable = List.of("requested", "opened", "paying", "declined").contains(now);
        changes++;
        return this;
    }

    LinkScene state(String now) {
        return state(now, "");
    }

    /** What Stripe says when it is asked next. */
    LinkScene stripeSays(String then, String members) {
        afterCheck = then;
        afterMore = members;
        return this;
    }

    /** Somebody else has paid it, a moment before it is opened here. */
    LinkScene paidElsewhere(String members) {
        openRefused = true;
        return state("paid", members);
    }

    LinkScene timeIsOver() {
        payable = false;
        return this;
    }

    LinkScene notChargeable() {
        chargeable = false;
        return this;
    }

    /** A problem of that kind and sentence, or none. */
    LinkScene refuses(int status, String slug, String detail) {
        refusal = problem(status, slug, detail);
        return this;
    }

    LinkScene answersAgain() {
        refusal = null;
        return this;
    }

    private void answer(Route route, String what) {
        asked.add(what + " " + route.request().postData().replaceAll("\"(id|ended)\":\"[^\"]+\"", "\"$1\":\"…\""));
        if (refusal != null) {
            route.fulfill(refusal);
            return;
        }
        if (what.equals("open") && openRefused) {
            route.fulfill(problem(409, "not-payable", "This can't be paid now."));
            return;
        }
        if (what.equals("check") && !afterCheck.isEmpty()) {
            state(afterCheck, afterMore);
        }
        if (what.equals("attempts")) {
            state("paying");
        }
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body(what)));
    }

    private static Route.FulfillOptions problem(int status, String slug, String detail) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"type\":\"https://callside.dev/problems/" + slug + "\",\"detail\":\"" + detail + "\"}");
    }

    private String body(String what) {
        return switch (what) {
            case "look" -> """
                    {"practice": {"name": "Harbour Practice", "zone": "Australia/Melbourne"}, "until": "%s",
                     "chargeable": %s, "stripeJs": "/stripe.js", "request": %s}""".formatted(UNTIL, chargeable, request());
            case "open" -> """
                    {"request": %s, "payment": {"clientSecret": "pi_1_secret_2", "publishableKey": "pk_test_1",
                     "account": "acct_1"}}""".formatted(request());
            default -> request();
        };
    }

    private String request() {
        return """
                {"id": "0190c0de-0000-7000-8000-0000000000b1", "state": "%s", "unknown": false, "amount": 8000,
                 "currency": "AUD", "description": "Standard consultation", "clinician": "Dr Ana Ruiz",
                 "requestedAt": "2026-11-27T10:00:00Z", "changedAt": "2026-11-27T10:00:%02dZ",
                 "canCancel": false, "canPay": %s %s}""".formatted(state, changes % 60, payable, more);
    }

    Locator heading() {
        return page.locator("h1");
    }

    /** What a listener is told without asking. */
    Locator heard() {
        return page.getByRole(AriaRole.STATUS);
    }

    Locator says(String text) {
        return page.locator(".page").getByText(text).first();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    boolean tooWide() {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    @Override
    public void close() {
        page.context().close();
    }
}
