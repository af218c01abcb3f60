package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing that goes wrong on purpose.
 *
 * @param path prefix below the stand-in's root, {@code *} stands for anything; for webhooks unused
 * @param eventType the webhook's type, {@code *} for any; for the API unused
 * @param remaining how often still; null: until cleared
 */
record Fault(
        long id,
        Target target,
        String effect,
        String method,
        String path,
        String eventType,
        int delayMillis,
        Integer remaining) {

    enum Target {
        API,
        WEBHOOK
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("target", target == Target.API ? "api" : "webhook")
                .put("effect", effect)
                .put("method", method)
                .put("path", path)
                .put("event_type", eventType)
                .put("delay_ms", delayMillis)
                .put("remaining", remaining);
    }
}
