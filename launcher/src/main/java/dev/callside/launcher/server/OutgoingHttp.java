package dev.callside.launcher.server;

/**
 * How Java speaks to others. Its HTTP client keeps a connection that nobody uses for 20 minutes in Java 17; a router in between that has
 * dropped it without a word makes the next request, the first SMS after a pause, one whose answer is lost. Its older one, which Stripe's
 * library uses, posts a second time by itself what got no answer. To be set before the first client is made.
 */
final class OutgoingHttp {

    /** Seconds, as <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/module-summary.html">Java</a> wants it. */
    static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    /** Of {@code HttpURLConnection}; whether something is done again is ours to say. */
    static final String REPEATS = "sun.net.http.retryPost";

    /** Shorter than any router forgets, longer than the pauses between messages that follow each other. */
    private static final String SECONDS = "20";

    private OutgoingHttp() {}

    /** Unless whoever starts the process has decided otherwise. */
    static void set() {
        set(KEEP_ALIVE, SECONDS);
        set(REPEATS, "false");
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
