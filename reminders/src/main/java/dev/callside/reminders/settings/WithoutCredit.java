package dev.callside.reminders.settings;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a message that can't be paid for. */
public enum WithoutCredit {
    /** It waits for credits as long as it is of use. */
    HOLD,
    /** An e-mail goes in its place, if the client can be reached by one; else it waits. */
    EMAIL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WithoutCredit> of(String label) {
        for (var choice : values()) {
            if (choice.label().equals(label)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
