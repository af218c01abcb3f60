package dev.callside.sandbox.stripe;

/**
 * Whose Stripe this is: the keys of the one platform and where its pages and webhooks are.
 *
 * @param origin where the pages and Stripe.js are seen by browsers, such as {@code http://stripe.localhost:8080}
 * @param root of the stand-in below that origin, such as {@code /stripe}
 * @param webhookUrl empty: events are kept, and delivered nowhere
 */
record StripeSettings(
        String secretKey,
        String publishableKey,
        String clientId,
        String webhookSecret,
        String webhookUrl,
        String origin,
        String root) {

    /** The API version of stripe-java 33.3.0; the stand-in speaks no other. */
    static final String API_VERSION = "2026-07-29.dahlia";

    /** The platform's own account: what a call without {@code Stripe-Account} works on. */
    static final String PLATFORM = "acct_1CallsidePlatform";

    String page(String path) {
        return origin + root + path;
    }
}
