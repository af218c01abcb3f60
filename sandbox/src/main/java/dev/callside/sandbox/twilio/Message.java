package dev.callside.sandbox.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One message, in either direction.
 *
 * @param seq grows with each message
 * @param service the Messaging Service it was sent with, or empty
 * @param callback where to tell what becomes of it, or empty
 */
record Message(
        String sid,
        long seq,
        Direction direction,
        String from,
        String to,
        String service,
        String body,
        int segments,
        Status status,
        Optional<Trouble> trouble,
        Fate fate,
        String callback,
        Duration validity,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> sentAt,
        Optional<Instant> arrivedAt) {

    /** The number of whoever has the phone. */
    String person() {
        return direction == Direction.INBOUND ? from : to;
    }

    /** The account's number. */
    String line() {
        return direction == Direction.INBOUND ? to : from;
    }

    Optional<Leg> leg() {
        return Leg.from(status, fate, validity);
    }
}
