package dev.callside.reminders.settings;

import java.util.Locale;
import java.util.Optional;

/** What a message about an appointment says. */
public enum Kind {
    BOOKED,
    /** Moved to another time. */
    CHANGED,
    CANCELLED,
    BEFORE,
    AFTER,
    /** The client didn't come. */
    NO_SHOW,
    /** A payment that was asked for in the call can still be made by a link, and has not been. */
    UNPAID;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> of(String label) {
        for (var kind : values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether its time is counted from the appointment or the pay link, so that its rules have an {@link Offset}. */
    public boolean counted() {
        return switch (this) {
            case BEFORE, AFTER, UNPAID -> true;
            case BOOKED, CHANGED, CANCELLED, NO_SHOW -> false;
        };
    }

    /** Whether it tells at once what has just been done, so that only quiet hours hold it up. */
    public boolean news() {
        return switch (this) {
            case BOOKED, CHANGED, CANCELLED -> true;
            case BEFORE, AFTER, NO_SHOW, UNPAID -> false;
        };
    }
}
