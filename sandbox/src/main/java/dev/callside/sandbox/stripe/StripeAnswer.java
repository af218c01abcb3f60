package dev.callside.sandbox.stripe;

import java.time.Duration;
import java.util.Map;

/**
 * What goes back over HTTP.
 *
 * @param lost the connection is cut instead: the caller must not learn what happened
 * @param after how long the answer is held back, once everything has taken effect
 */
record StripeAnswer(int status, Map<String, String> headers, String body, boolean lost, Duration after) {

    static StripeAnswer of(int status, Map<String, String> headers, String body) {
        return new StripeAnswer(status, headers, body, false, Duration.ZERO);
    }

    static StripeAnswer html(int status, String html) {
        return of(status, Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"), html);
    }

    static StripeAnswer redirect(String location) {
        return of(303, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }

    StripeAnswer cut() {
        return new StripeAnswer(status, headers, body, true, after);
    }

    StripeAnswer heldBack(Duration time) {
        return new StripeAnswer(status, headers, body, lost, time);
    }
}
