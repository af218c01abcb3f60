package dev.callside.sandbox;

import java.util.Locale;
import java.util.Map;

/**
 * One HTTP request as a stand-in sees it, whatever server received it.
 *
 * @param path below the stand-in's root, such as {@code /v1/payment_intents}
 * @param query raw, without the question mark; empty when there is none
 * @param headers names in lower case
 */
public record WebRequest(String method, String path, String query, Map<String, String> headers, String body) {

    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
