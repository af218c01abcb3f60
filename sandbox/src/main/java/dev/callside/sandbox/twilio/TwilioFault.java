package dev.callside.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;

/**
 * One thing that goes wrong on purpose.
 *
 * @param target {@code api}, {@code delivery} or {@code callback}
 * @param method of the API's calls; {@code *} for any
 * @param number whose messages; {@code *} for anybody's
 * @param event the status that a callback tells, {@code received} for what people write; {@code *} for any
 * @param remaining how often still; null: until cleared
 */
record TwilioFault(
        long id,
        String target,
        String effect,
        String method,
        String number,
        String event,
        int delayMillis,
        Integer remaining) {

    ObjectNode json() {
        return Http.object()
                .put("id", id)
                .put("target", target)
                .put("effect", effect)
                .put("method", method)
                .put("number", number)
                .put("event", event)
                .put("delay_ms", delayMillis)
                .put("remaining", remaining);
    }
}
