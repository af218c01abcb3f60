package dev.callside.payments.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The client with the operator's key. It never repeats a call by itself: what to do about a lost answer is ours to say. */
@ApplicationScoped
class StripeClients {

    /** Together less than the pages wait for us, so that they hear that Stripe does not answer. */
    static final int CONNECT_MS = 5_000;

    static final int READ_MS = 20_000;

    static {
        Stripe.enableTelemetry = false;
    }

    private StripeClient client;
    private String apiKey;

    StripeClients() {}

    @Inject
    StripeClients(
            @ConfigProperty(name = "callside.stripe.secret-key") String apiKey,
            @ConfigProperty(name = "callside.stripe.api-base") String apiBase,
            @ConfigProperty(name = "callside.stripe.connect-base") String connectBase) {
        // OAuth is the one part of stripe-java that has only this static setting.
        Stripe.overrideConnectBase(connectBase);
        this.apiKey = apiKey;
        this.client = StripeClient.builder()
                .setApiKey(apiKey)
                .setApiBase(apiBase)
                .setConnectBase(connectBase)
                .setConnectTimeout(CONNECT_MS)
                .setReadTimeout(READ_MS)
                .setMaxNetworkRetries(0)
                .build();
    }

    StripeClient client() {
        return client;
    }

    /** Options for a call on a practice's account, or on the operator's own where it is empty. */
    static RequestOptions on(String account) {
        return options(account).build();
    }

    /** The same with an idempotency key. */
    static RequestOptions on(String account, String key) {
        return options(account).setIdempotencyKey(key).build();
    }

    private static RequestOptions.RequestOptionsBuilder options(String account) {
        var options = RequestOptions.builder();
        return account.isEmpty() ? options : options.setStripeAccount(account);
    }

    /** Options for the calls of OAuth, which don't go through the client. A code that comes twice undoes what it did once. */
    RequestOptions oauth() {
        return RequestOptions.builder()
                .setApiKey(apiKey)
                .setConnectTimeout(CONNECT_MS)
                .setReadTimeout(READ_MS)
                .setMaxNetworkRetries(0)
                .build();
    }
}
