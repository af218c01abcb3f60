package dev.callside.practice.key;

import java.util.Arrays;
import java.util.Optional;

/** What a key may be used for. */
public enum Scope {
    /** Read appointments, clients, and what was sent to them. */
    APPOINTMENTS_READ("appointments:read"),
    /** Create, change and cancel appointments, and the clients that they are for. */
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
