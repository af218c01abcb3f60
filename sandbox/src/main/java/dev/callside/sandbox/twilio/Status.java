package dev.callside.sandbox.twilio;

import java.util.Locale;

/**
 * Where a message is.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Status values</a>
 */
enum Status {
    /** By a Messaging Service, which has not chosen a sender yet. */
    ACCEPTED,
    /** Waits to be sent. */
    QUEUED,
    /** On its way to the carrier; nobody is told of this one. */
    SENDING,
    /** The carrier has it; without a receipt it stays so for good. */
    SENT,
    DELIVERED,
    /** The carrier could not deliver it. */
    UNDELIVERED,
    /** It never left Twilio. */
    FAILED,
    /** A person sent it. */
    RECEIVED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it failed, one way or the other. */
    boolean lost() {
        return this == UNDELIVERED || this == FAILED;
    }
}
