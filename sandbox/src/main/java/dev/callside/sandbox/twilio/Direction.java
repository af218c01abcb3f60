package dev.callside.sandbox.twilio;

import java.util.Locale;
import java.util.stream.Stream;

/** Who sent a message, and why. */
enum Direction {
    /** A program, over the API. */
    OUTBOUND_API,
    /** The answer to a webhook. */
    OUTBOUND_REPLY,
    /** A person, from the phone. */
    INBOUND,
    /** Twilio itself, as the answer to a keyword: the phone shows it, and the API does not know it. */
    KEYWORD;

    static Direction labelled(String label) {
        return Stream.of(values())
                .filter(direction -> direction.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no direction " + label));
    }

    /** As Twilio writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
