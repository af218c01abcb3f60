package dev.callside.reminders.work;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a page of what is in the order of time ended: what is added or sent meanwhile moves no line to another page. */
public record ListCursor(Instant at, UUID id) {

    private static final String BETWEEN = "~";
    /** Instants that a database knows too. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /** Reads {@link #toString}. */
    public static Optional<ListCursor> of(String text) {
        var end = text.indexOf(BETWEEN);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            var at = Instant.parse(text.substring(0, end));
            return at.isBefore(FIRST) || at.isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(new ListCursor(at, UUID.fromString(text.substring(end + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return at + BETWEEN + id;
    }
}
