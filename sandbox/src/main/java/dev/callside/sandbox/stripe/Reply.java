package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a call comes to. Unlike {@link Refused}, an error in here leaves its traces: a declined card is remembered. */
record Reply(int status, ObjectNode body) {

    static Reply ok(ObjectNode body) {
        return new Reply(200, body);
    }

    static Reply error(StripeError error) {
        return new Reply(error.status(), error.body());
    }
}
