package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Everything of Stripe's that a person looks at. The pages live on Stripe's own origin, whatever name of this machine
 * leads to them, so that no page of an app shares an origin with them; and only they can send their forms.
 */
final class Pages {

    private final StripeSettings settings;
    private final AssetPages assets;
    private final ConsentPage consent;
    private final OnboardingPage onboarding;
    private final Dashboard dashboard;

    Pages(Db db, StripeSettings settings, Clock clock, Assets assets) {
        this.settings = settings;
        this.assets = new AssetPages(assets);
        this.consent = new ConsentPage(db, settings, clock);
        this.onboarding = new OnboardingPage(db, settings, clock);
        this.dashboard = new Dashboard(db, settings, clock);
    }

    WebAnswer answer(WebRequest request) {
        if (request.path().startsWith("/js/")) {
            return assets.answer(request);
        }
        boolean form = request.method().equals("POST");
        if (form && !request.header("Origin").equals(settings.origin())) {
            return message(403, "From another page", "Only Stripe's own pages may send this form.");
        }
        if (!form && !settings.origin().endsWith("://" + request.header("Host"))) {
            String query = request.query().isEmpty() ? "" : "?" + request.query();
            return WebAnswer.redirect(settings.page(request.path()) + query);
        }
        try {
            return found(request, form);
        } catch (Refused e) {
            return message(e.error().status(), "That is not possible", e.error().message());
        }
    }

    private WebAnswer found(WebRequest request, boolean form) {
        return page(request, form)
                .orElseGet(
                        () -> message(404, "Not found", "There is nothing at this address. It may have been cut off."));
    }

    private Optional<WebAnswer> page(WebRequest request, boolean form) {
        String path = request.path();
        if (path.equals("/oauth/authorize")) {
            return Optional.of(form ? consent.decided(request) : consent.ask(request));
        }
        if (path.startsWith("/onboarding/")) {
            return form ? onboarding.filledIn(request) : onboarding.open(request);
        }
        if (path.equals("/dashboard") || path.startsWith("/dashboard/")) {
            return form ? dashboard.act(request) : dashboard.show(request);
        }
        return Optional.empty();
    }

    private WebAnswer message(int status, String title, String text) {
        return Html.page(status, settings.root(), title, Markup.of("<h1>%s</h1><p>%s</p>", title, text));
    }
}
