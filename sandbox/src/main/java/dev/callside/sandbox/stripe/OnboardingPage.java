package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * What an account link opens: Stripe's form, here with one question. Whoever accepts can take payments; whoever leaves is
 * sent back just the same, and Stripe still asks for what is missing.
 *
 * @see <a href="https://docs.stripe.com/connect/hosted-onboarding">Stripe-hosted onboarding</a>
 */
final class OnboardingPage {

    private final Db db;
    private final StripeSettings settings;
    private final Clock clock;

    OnboardingPage(Db db, StripeSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<WebAnswer> open(WebRequest request) {
        return AccountLinks.follow(db, token(request), clock.instant())
                .map(link -> link.usable() ? form(request, link) : WebAnswer.redirect(link.refreshUrl()));
    }

    private WebAnswer form(WebRequest request, AccountLinks.Followed link) {
        Thing account = new ObjectStore(db).need(Accounts.KIND, link.account(), link.account(), "");
        return Html.page(
                200,
                settings.root(),
                "Set up your account · Stripe",
                Markup.of("""
                        <h1>Set up your account to take payments</h1>
                        <p>Stripe would ask here for your business, your identity and your bank account. The sandbox only
                        asks for a name.</p>
                        <form method="post" action="%s%s">
                        <label>Name of the business <input name="name" value="%s" maxlength="100" required
                        autocomplete="organization"></label>
                        <p class="buttons"><button class="primary" name="decision" value="accept">Agree and submit</button>
                        <button name="decision" value="leave" formnovalidate>Leave without finishing</button></p>
                        </form>""", settings.root(), request.path(), AccountBody.name(account.body())));
    }

    Optional<WebAnswer> filledIn(WebRequest request) {
        ObjectNode params = FormBody.parse(request.body());
        Optional<AccountLinks.Followed> link = AccountLinks.find(db, token(request), false);
        link.filter(followed -> Json.text(params, "decision").equals("accept"))
                .ifPresent(followed -> accept(followed.account(), Json.text(params, "name")));
        return link.map(followed -> WebAnswer.redirect(followed.returnUrl()));
    }

    private void accept(String id, String name) {
        db.inTransaction(tx -> {
            Thing account = new ObjectStore(tx).needLocked(Accounts.KIND, id, id, "");
            AccountBody.activate(account.body());
            if (!name.isBlank()) {
                AccountBody.rename(account.body(), name.strip());
            }
            new ObjectStore(tx).save(account);
            Accounts.tellUpdated(Events.unasked(tx, settings, clock.instant(), id), account);
            return id;
        });
    }

    private static String token(WebRequest request) {
        return request.path().substring("/onboarding/".length());
    }
}
