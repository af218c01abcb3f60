package dev.callside.payments.server;

import dev.callside.practice.testing.server.MicroServer;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the server finds around it, a Stripe among it. Stands before Arquillian's own extension. */
public final class Outside implements BeforeAllCallback {

    static final String WEBHOOK_SECRET = "whsec_test";

    @Override
    public void beforeAll(ExtensionContext context) {
        var stripe = StripeDouble.start();
        MicroServer.prepare(Map.ofEntries(
                Map.entry("callside.stripe.secret-key", "sk_test_server"),
                Map.entry("callside.stripe.publishable-key", "pk_test_server"),
                Map.entry("callside.stripe.client-id", "ca_test_server"),
                Map.entry("callside.stripe.webhook-secrets", WEBHOOK_SECRET),
                Map.entry("callside.stripe.api-base", stripe),
                Map.entry("callside.stripe.connect-base", stripe),
                Map.entry("callside.stripe.js-url", "https://js.stripe.com/dahlia/stripe.js"),
                Map.entry("callside.stripe.dashboard-base", "https://dashboard.stripe.com"),
                Map.entry("callside.stripe.linking", "oauth"),
                Map.entry("callside.seller.name", "Callside"),
                Map.entry("callside.test-clock", "true")));
    }
}
