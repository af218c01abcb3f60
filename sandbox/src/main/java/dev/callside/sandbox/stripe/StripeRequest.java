package dev.callside.sandbox.stripe;

import java.util.Locale;
import java.util.Map;

/**
 * One HTTP request as the stand-in sees it, whatever server received it.
 *
 * @param path below the stand-in's root, such as {@code /v1/payment_intents}
 * @param query raw, without the question mark; empty when there is none
 * @param headers names in lower case
 */
record StripeRequest(String method, String path, String query, Map<String, String> headers, String body) {

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
