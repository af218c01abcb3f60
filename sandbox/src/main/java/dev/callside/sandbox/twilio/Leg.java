package dev.callside.sandbox.twilio;

import java.time.Duration;
import java.util.Optional;

/**
 * One stage of a message's way: what it becomes next, how long after it became what it is, and what went wrong.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">The order of
 *     the stages, and which of them are told</a>
 */
record Leg(Status next, Duration after, Optional<Trouble> trouble) {

    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private static Leg to(Status next, Duration after) {
        return new Leg(next, after, Optional.empty());
    }

    /** Empty at the end of the way. */
    static Optional<Leg> from(Status now, Fate fate, Duration validity) {
        return switch (now) {
            case ACCEPTED -> Optional.of(to(Status.QUEUED, AT_ONCE));
            case QUEUED -> Optional.of(queued(fate, validity));
            case SENDING -> Optional.of(handedOver(fate));
            case SENT ->
                fate.receipt() ? Optional.of(new Leg(fate.end(), fate.carried(), fate.trouble())) : Optional.empty();
            case DELIVERED, UNDELIVERED, FAILED, RECEIVED -> Optional.empty();
        };
    }

    private static Leg queued(Fate fate, Duration validity) {
        return validity.compareTo(fate.queue()) < 0
                ? new Leg(Status.FAILED, validity, Optional.of(Trouble.EXPIRED))
                : to(Status.SENDING, fate.queue());
    }

    private static Leg handedOver(Fate fate) {
        return fate.end() == Status.FAILED ? new Leg(Status.FAILED, AT_ONCE, fate.trouble()) : to(Status.SENT, AT_ONCE);
    }

    /** The message is on the phone from here on. */
    boolean arrives(Fate fate) {
        return next == Status.DELIVERED || (next == Status.SENT && !fate.receipt());
    }

    boolean told(Fate fate) {
        return next != Status.SENDING && fate.calledBack();
    }
}
