package dev.callside.practice.key;

import java.util.Arrays;
import java.util.Optional;

/** What a key may be used for. */
public enum Scope {
    /**
     * Read an appointment whose id is known, its client's answer, and how each message about it stands; no list, no client, no
     * text.
     */
    APPOINTMENTS_READ("appointments:read"),
    /**
     * Create, change and cancel appointments, and the clients that they are for, one by one, as FHIR or in a file; and read how
     * files fared.
     */
    APPOINTMENTS_WRITE("appointments:write"),
    /** Pay with the practice's credits for messages that the key's holder sends. */
    CREDITS_SPEND("credits:spend");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Scope> named(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label.equals(label))
                .findFirst();
    }
}
