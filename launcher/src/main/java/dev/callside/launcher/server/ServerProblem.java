package dev.callside.launcher.server;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.util.HttpStatus;

/** The problem documents (RFC 9457) that no application makes, because none is asked. */
final class ServerProblem {

    static final String MEDIA_TYPE = "application/problem+json;charset=UTF-8";

    private static final String PROBLEM =
            "{\"type\":\"https://callside.dev/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}";

    private ServerProblem() {}

    /** @param malformed what to look at where the request is not as HTTP wants it */
    static byte[] of(HttpStatus status, String malformed) {
        return text(status.getStatusCode(), malformed).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(int status, String malformed) {
        return switch (status) {
            case 405, 501 ->
                PROBLEM.formatted(
                        "method-not-allowed",
                        "Method not allowed",
                        status,
                        "This address is not for this HTTP method. Nothing was changed.");
            case 505 ->
                malformed(status, "This server speaks HTTP/1.1. Please check the end of the request's first line.");
            default -> status < 500 ? malformed(status, malformed) : unavailable(status);
        };
    }

    private static String malformed(int status, String detail) {
        return PROBLEM.formatted("malformed", "Not a request that can be read", status, detail);
    }

    private static String unavailable(int status) {
        return PROBLEM.formatted(
                "unavailable", "Not available", status, "The server could not answer. Please try again in a moment.");
    }
}
