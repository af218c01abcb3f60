package dev.callside.credits.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * What a transfer says about itself, for the history.
 *
 * @param code the why
 * @param actor who asked for it: by name, or a worker; see {@link dev.callside.practice.launch.Actors}
 * @param reference whatever its reader knows it by, at most 200 characters, may be empty; no personal data
 * @param at when it happened, which may be before it is written
 */
public record Note(Code code, String actor, String reference, Instant at) {

    private static final int LONGEST = 200;

    public Note {
        Objects.requireNonNull(code);
        Objects.requireNonNull(at);
        if (actor.isEmpty() || length(actor) > LONGEST || length(reference) > LONGEST) {
            throw new IllegalArgumentException("actor or reference is too long, or there is no actor");
        }
    }

    /** As the database counts. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
