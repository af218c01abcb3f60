package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.payments.account.Linking;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** Addresses of Stripe's pages, and of ours that Stripe sends people back to. */
@Dependent
public class StripePages {

    private final Config config;

    @Inject
    StripePages(Config config) {
        this.config = config;
    }

    public Linking linking() {
        return Linking.valueOf(value("linking").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Where the practice lets us use its account (<a href="https://docs.stripe.com/connect/oauth-reference">OAuth</a>). */
    public String consent(String state) {
        return value("connect-base") + "/oauth/authorize?response_type=code&scope=read_write&client_id="
                + encoded(value("client-id")) + "&state=" + encoded(state) + "&redirect_uri=" + encoded(back());
    }

    private String back() {
        return config.getValue("callside.public-url", String.class) + "/pay/stripe/return";
    }

    /** Where Stripe sends somebody who is done. */
    public String back(String state) {
        return back() + "?state=" + encoded(state);
    }

    /** Where Stripe sends somebody whose link has run out. */
    public String ranOut(String state) {
        return back(state) + "&ran_out=true";
    }

    public String dashboard(String account) {
        return value("dashboard-base") + "/" + encoded(account) + "/payments";
    }

    /** One payment in the practice's dashboard. */
    public String payment(String account, String intent) {
        return dashboard(account) + "/" + encoded(intent);
    }

    public String scriptUrl() {
        return value("js-url");
    }

    public String publishableKey() {
        return value("publishable-key");
    }

    /**
     * Origins that a page with the card form needs, for its Content-Security-Policy
     * (<a href="https://docs.stripe.com/security/guide#content-security-policy">Stripe's list</a>).
     */
    public Sources sources() {
        var script = URI.create(scriptUrl());
        var origin = script.getScheme() + "://" + script.getAuthority();
        if (!"js.stripe.com".equals(script.getHost())) {
            return new Sources(origin, origin, origin);
        }
        return new Sources(
                "https://js.stripe.com https://*.js.stripe.com",
                "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
                "https://api.stripe.com");
    }

    /** Sources of the policy's directives. */
    public record Sources(String script, String frame, String connect) {}

    private String value(String key) {
        return config.getValue("callside.stripe." + key, String.class);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
