package dev.callside.reminders.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the client has replied about an appointment. */
enum Answer {
    YES,
    NO,
    /** Anything else: a person should read it. */
    ATTENTION,
    /** No, or anything else, of an appointment that still stands, and nobody has read it yet. */
    TO_READ;

    static Optional<Answer> of(String label) {
        return Arrays.stream(values())
                .filter(answer -> answer.label().equals(label))
                .findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
