package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Http;
import dev.callside.sandbox.WebAnswer;

/**
 * A refusal in Twilio's words.
 *
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions">Exceptions</a>
 * @see <a href="https://www.twilio.com/docs/api/errors">All codes</a>
 */
record TwilioError(int status, int code, String message) {

    static TwilioError bad(int code, String message) {
        return new TwilioError(400, code, message);
    }

    static TwilioError unauthorized(String message) {
        return new TwilioError(401, 20003, message);
    }

    static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }

    static TwilioError notAllowed() {
        return new TwilioError(405, 20004, "Method not allowed");
    }

    /** Nothing was done, and it is always safe to try again. */
    static TwilioError tooMany() {
        return new TwilioError(429, 20429, "Too Many Requests");
    }

    static TwilioError broken() {
        return new TwilioError(500, 20500, "An internal server error has occurred");
    }

    static TwilioError unavailable() {
        return new TwilioError(503, 20503, "Service Unavailable");
    }

    WebAnswer answer() {
        return WebAnswer.json(
                status,
                Http.object()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status));
    }
}
