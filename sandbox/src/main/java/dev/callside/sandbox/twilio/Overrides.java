package dev.callside.sandbox.twilio;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * How a webhook is delivered, as the fragment of its address says. By default a connection that cannot be made is tried
 * once more, and nothing else is ever repeated: a callback that met an error is lost.
 *
 * @param retries {@code rc}
 * @param policy {@code rp}: what is worth another try
 * @param patience {@code rt}
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection overrides</a>
 */
record Overrides(String url, int retries, Set<String> policy, Duration patience) {

    private static final int MOST_RETRIES = 5;
    private static final int LEAST_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 15_000;

    /** For all attempts together. */
    static final Duration TOTAL = Duration.ofMillis(PATIENCE_MILLIS);

    static Overrides of(String address) {
        int hash = address.indexOf('#');
        Map<String, String> fragment = Form.parse(hash < 0 ? "" : address.substring(hash + 1));
        return new Overrides(
                hash < 0 ? address : address.substring(0, hash),
                number(fragment, "rc", MOST_RETRIES, 1),
                Set.copyOf(Arrays.asList(fragment.getOrDefault("rp", "ct").split(","))),
                Duration.ofMillis(Math.max(LEAST_MILLIS, number(fragment, "rt", PATIENCE_MILLIS, PATIENCE_MILLIS))));
    }

    boolean retried(int attempt, Throwable failure) {
        return attempt <= retries && listed(kind(failure));
    }

    boolean retried(int attempt, int status) {
        return attempt <= retries && status >= 400 && listed(status >= 500 ? "5xx" : "4xx");
    }

    private boolean listed(String kind) {
        return !kind.isEmpty() && (policy.contains(kind) || policy.contains("all"));
    }

    /** A connection that broke in the middle is none of these, and not tried again. */
    private static String kind(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return "ct";
        }
        return failure instanceof HttpTimeoutException ? "rt" : "";
    }

    private static int number(Map<String, String> fragment, String name, int most, int usual) {
        String text = fragment.getOrDefault(name, "");
        return text.matches("\\d{1,5}") ? Math.min(Integer.parseInt(text), most) : usual;
    }
}
