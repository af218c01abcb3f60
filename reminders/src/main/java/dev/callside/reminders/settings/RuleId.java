package dev.callside.reminders.settings;

import java.util.Optional;

/**
 * What makes two rules the same: what they say and when. A rule that is kept, or removed and added again, is the same
 * one, so that changing settings never sends a message twice.
 */
public record RuleId(Kind kind, Optional<Offset> offset) {

    private static final String BETWEEN = ":";

    public RuleId {
        if (kind.counted() != offset.isPresent()) {
            throw new IllegalArgumentException(kind + " with offset " + offset);
        }
    }

    /** Reads {@link #label}. */
    public static Optional<RuleId> of(String label) {
        var at = label.indexOf(BETWEEN);
        var kind = Kind.of(at < 0 ? label : label.substring(0, at));
        var offset = at < 0 ? Optional.<Offset>empty() : Offset.of(label.substring(at + 1));
        return kind.filter(found -> found.counted() == offset.isPresent() && found.counted() == at >= 0)
                .map(found -> new RuleId(found, offset));
    }

    /** {@code booked}, {@code before:P1D}. */
    public String label() {
        return kind.label() + offset.map(offset -> BETWEEN + offset).orElse("");
    }
}
