package dev.callside.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * What a stand-in sends back over HTTP.
 *
 * @param line whether it arrives: what the caller must not learn is cut off
 * @param after how long the answer is held back, once everything has taken effect
 */
public record WebAnswer(int status, Map<String, String> headers, String body, Line line, Duration after) {

    /** What becomes of the connection. */
    public enum Line {
        /** The answer arrives. */
        WHOLE,
        /** The connection is cut in the middle of the answer. */
        BROKEN,
        /** The connection ends without a byte, as with a server that is down. */
        DEAD
    }

    public static WebAnswer of(int status, Map<String, String> headers, String body) {
        return new WebAnswer(status, headers, body, Line.WHOLE, Duration.ZERO);
    }

    public static WebAnswer html(int status, String html) {
        return of(status, Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"), html);
    }

    public static WebAnswer json(int status, JsonNode json) {
        return of(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), json.toString());
    }

    public static WebAnswer redirect(String location) {
        return of(303, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }

    public WebAnswer cut() {
        return new WebAnswer(status, headers, body, Line.BROKEN, after);
    }

    public WebAnswer dead() {
        return new WebAnswer(status, headers, body, Line.DEAD, after);
    }

    public WebAnswer heldBack(Duration time) {
        return new WebAnswer(status, headers, body, line, time);
    }
}
