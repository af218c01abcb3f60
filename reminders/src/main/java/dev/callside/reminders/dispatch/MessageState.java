package dev.callside.reminders.dispatch;

import java.util.Locale;

/** How it stands with a message. */
public enum MessageState {
    SCHEDULED,
    /** Waits for credits. */
    HELD,
    SENDING,
    /** Taken by the provider. */
    SENT,
    DELIVERED,
    FAILED,
    /** Handed over, but the answer was lost: it may have arrived, so it is not sent again by itself. */
    IN_DOUBT,
    CANCELLED,
    /** Of no more use before it could be sent. */
    EXPIRED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
