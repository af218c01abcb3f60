package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A refusal in Stripe's words.
 *
 * @param kept whether an idempotency key remembers it; what is refused before anything began is not kept
 * @param more further members of the error object, such as {@code decline_code} and {@code payment_intent}
 * @see <a href="https://docs.stripe.com/api/errors">Errors</a>
 * @see <a href="https://docs.stripe.com/error-codes">Error codes</a>
 */
record StripeError(int status, String type, String code, String message, String param, boolean kept, ObjectNode more) {

    private static final String INVALID = "invalid_request_error";

    /** The request as a whole makes no sense; nothing began. */
    static StripeError invalid(String code, String message, String param) {
        return new StripeError(400, INVALID, code, message, param, false, Json.object());
    }

    /** The request is well formed, and what it asks for is not possible. */
    static StripeError impossible(String code, String message, String param) {
        return new StripeError(400, INVALID, code, message, param, true, Json.object());
    }

    static StripeError unauthorized(String message) {
        return new StripeError(401, INVALID, "", message, "", false, Json.object());
    }

    static StripeError forbidden(String code, String message) {
        return new StripeError(403, INVALID, code, message, "", false, Json.object());
    }

    static StripeError unknownUrl(String method, String path) {
        return new StripeError(
                404, INVALID, "", "Unrecognized request URL (" + method + ": " + path + ").", "", false, Json.object());
    }

    static StripeError missing(String kind, String id, String param) {
        return new StripeError(
                404,
                INVALID,
                "resource_missing",
                "No such " + kind + ": '" + id + "'",
                param.isEmpty() ? "id" : param,
                true,
                Json.object());
    }

    static StripeError card(String code, String declineCode, String message, String param) {
        ObjectNode more = Json.object();
        if (!declineCode.isEmpty()) {
            more.put("decline_code", declineCode);
        }
        return new StripeError(402, "card_error", code, message, param, true, more);
    }

    /** <a href="https://docs.stripe.com/rate-limits#object-lock-timeouts">Object lock timeouts</a>. */
    static StripeError lockTimeout() {
        return new StripeError(
                429,
                INVALID,
                "lock_timeout",
                "This object cannot be accessed right now because another API request or Stripe process is currently"
                        + " accessing it. If you see this error intermittently, retry the request.",
                "",
                false,
                Json.object());
    }

    static StripeError rateLimited() {
        return new StripeError(
                429,
                INVALID,
                "rate_limit",
                "Request rate limit exceeded. You can learn more about rate limits here"
                        + " https://docs.stripe.com/rate-limits.",
                "",
                false,
                Json.object());
    }

    static StripeError keyInUse(String key) {
        return new StripeError(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key (that probably means you"
                        + " submitted twice, and the other request is still going through): " + key
                        + ". Please try again later.",
                "",
                false,
                Json.object());
    }

    static StripeError keyReused(String key) {
        return new StripeError(
                400,
                "idempotency_error",
                "",
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                        + " Try using a key other than '" + key + "' if you meant to execute a different request.",
                "",
                false,
                Json.object());
    }

    static StripeError broken() {
        return new StripeError(
                500,
                "api_error",
                "",
                "An unknown error occurred. Please try again, or contact us if the problem persists.",
                "",
                true,
                Json.object());
    }

    StripeError with(String member, ObjectNode value) {
        ObjectNode extended = more.deepCopy();
        extended.set(member, value);
        return new StripeError(status, type, code, message, param, kept, extended);
    }

    StripeError with(Map<String, String> members) {
        ObjectNode extended = more.deepCopy();
        members.forEach(extended::put);
        return new StripeError(status, type, code, message, param, kept, extended);
    }

    /** The error object itself, as in {@code last_payment_error}. */
    ObjectNode object() {
        ObjectNode error = Json.object();
        if (!code.isEmpty()) {
            error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", message);
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        error.setAll(more);
        return error.put("type", type);
    }

    ObjectNode body() {
        return Json.object().set("error", object());
    }
}
