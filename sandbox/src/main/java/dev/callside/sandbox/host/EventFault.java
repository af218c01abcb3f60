package dev.callside.sandbox.host;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the delivery of call events can be made to misbehave. */
enum EventFault {
    /** Never sent, and the host believes it was. */
    LOSE,
    /** Sent twice. */
    REPEAT,
    /** Sent first with a signature by another key; what follows is the honest one. */
    FORGE,
    /** Kept back until the switch is off again. */
    HOLD;

    /** Where the switch is kept. */
    static final String SWITCH = "call-events";

    static Optional<EventFault> named(String label) {
        return Stream.of(values()).filter(fault -> fault.label().equals(label)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
