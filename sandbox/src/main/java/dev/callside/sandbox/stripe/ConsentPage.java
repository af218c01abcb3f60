package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Asks the owner of an account whether the platform may charge on it: with an existing account, with a new one, or not.
 *
 * @see <a href="https://docs.stripe.com/connect/oauth-reference#get-authorize">GET /oauth/authorize</a>
 */
final class ConsentPage {

    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>]+");
    private static final String NEW = "new";

    private final Db db;
    private final StripeSettings settings;
    private final Clock clock;

    ConsentPage(Db db, StripeSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    private record Asked(String clientId, String scope, String redirect, String state) {

        static Asked of(ObjectNode params) {
            String scope = Json.text(params, "scope");
            return new Asked(
                    Json.text(params, "client_id"),
                    scope.isEmpty() ? "read_only" : scope,
                    Json.text(params, "redirect_uri"),
                    Json.text(params, "state"));
        }

        String back(String answer) {
            return redirect
                    + (redirect.contains("?") ? "&" : "?")
                    + answer
                    + (state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
        }
    }

    WebAnswer ask(WebRequest request) {
        ObjectNode params = FormBody.parse(request.query());
        Asked asked = Asked.of(params);
        String problem = problem(asked, Json.text(params, "response_type"));
        if (!problem.isEmpty()) {
            return page(400, Markup.of("<h1>This link does not work</h1><p>%s</p>", problem));
        }
        List<Markup> accounts = new ObjectStore(db)
                .all(Accounts.KIND).stream()
                        .filter(account -> !account.id().equals(StripeSettings.PLATFORM))
                        .filter(account -> !Accounts.closed(account))
                        .map(ConsentPage::choice)
                        .toList();
        return page(200, form(asked, accounts));
    }

    private String problem(Asked asked, String responseType) {
        if (!asked.clientId().equals(settings.clientId())) {
            return "No application matches the supplied client identifier.";
        }
        if (!responseType.equals("code")) {
            return "response_type must be code.";
        }
        return WEB.matcher(asked.redirect()).matches() ? "" : "Invalid redirect URI.";
    }

    private Markup form(Asked asked, List<Markup> accounts) {
        return Markup.of(
                """
                <h1>Connect Callside to your Stripe account</h1>
                <p>Callside will be able to charge your clients' cards for you, see your payments and make refunds.
                The money goes to your account. You can disconnect at any time.</p>
                <form method="post" action="%s/oauth/authorize">
                %s
                <fieldset><legend>Which account?</legend>
                %s
                <label class="choice"><input type="radio" name="account" value="new">
                <span><strong>A new account</strong><span class="soft">not activated yet: Stripe will ask for more</span></span></label>
                </fieldset>
                <div class="row">
                <label>Name of the new account <input name="name" maxlength="100" autocomplete="organization"></label>
                <label>Country <select name="country">%s</select></label>
                </div>
                <p class="buttons"><button class="primary" name="decision" value="accept">Connect</button>
                <button name="decision" value="refuse" formnovalidate>Don't connect</button></p>
                </form>""",
                settings.root(),
                Markup.all(List.of(
                        hidden("client_id", asked.clientId()),
                        hidden("scope", asked.scope()),
                        hidden("redirect_uri", asked.redirect()),
                        hidden("state", asked.state()))),
                Markup.all(accounts),
                Markup.all(
                        List.of(country("AU", "Australia"), country("IS", "Iceland"), country("US", "United States"))));
    }

    private static Markup choice(Thing account) {
        return Markup.of(
                "<label class=\"choice\"><input type=\"radio\" name=\"account\" value=\"%s\" required>"
                        + "<span><strong>%s</strong><span class=\"soft\">%s · %s%s</span></span></label>",
                account.id(),
                AccountBody.name(account.body()),
                account.text("country"),
                account.text("default_currency").toUpperCase(Locale.ROOT),
                account.body().path("charges_enabled").asBoolean() ? "" : " · restricted");
    }

    private static Markup hidden(String name, String value) {
        return Markup.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", name, value);
    }

    private static Markup country(String code, String name) {
        return Markup.of("<option value=\"%s\">%s</option>", code, name);
    }

    WebAnswer decided(WebRequest request) {
        ObjectNode params = FormBody.parse(request.body());
        Asked asked = Asked.of(params);
        String problem = problem(asked, "code");
        if (!problem.isEmpty()) {
            return page(400, Markup.of("<h1>This link does not work</h1><p>%s</p>", problem));
        }
        if (!Json.text(params, "decision").equals("accept")) {
            return WebAnswer.redirect(asked.back("error=access_denied&error_description=The+user+denied+your+request"));
        }
        String code = db.inTransaction(tx -> OAuth.grant(tx, account(tx, params), asked.scope(), clock.instant()));
        return WebAnswer.redirect(asked.back("scope=" + asked.scope().replaceAll("[^a-z_]", "") + "&code=" + code));
    }

    private String account(Db tx, ObjectNode params) {
        String chosen = Json.text(params, "account");
        ObjectStore objects = new ObjectStore(tx);
        if (!chosen.equals(NEW)) {
            return objects.need(Accounts.KIND, chosen, chosen, "account").id();
        }
        String name = Json.text(params, "name").strip();
        String country = Json.text(params, "country");
        ObjectNode body = AccountBody.fresh(
                name.isEmpty() ? "New practice" : name, "", country, CountrySpecs.currency(country), clock.instant());
        Thing account = Thing.of(Accounts.KIND, Json.text(body, "id"), body);
        account.hidden().put(Accounts.LINK, Accounts.AVAILABLE);
        return objects.insert(account, clock.instant()).id();
    }

    private WebAnswer page(int status, Markup content) {
        return Html.page(status, settings.root(), "Connect Callside · Stripe", content);
    }
}
