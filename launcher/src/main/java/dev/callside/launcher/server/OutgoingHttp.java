package dev.callside.launcher.server;

/**
 * How long Java's HTTP client keeps a connection that nobody uses. Java 17 keeps it for 20 minutes; a router in between that has
 * dropped it without a word makes the next request, the first SMS after a pause, one whose answer is lost. To be set before the first
 * client is made.
 */
final class OutgoingHttp {

    /** Seconds, as <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/module-summary.html">Java</a> wants it. */
    static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    /** Shorter than any router forgets, longer than the pauses between messages that follow each other. */
    private static final String SECONDS = "20";

    private OutgoingHttp() {}

    /** Unless whoever starts the process has decided otherwise. */
    static void forgetIdleConnections() {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, SECONDS);
        }
    }
}
