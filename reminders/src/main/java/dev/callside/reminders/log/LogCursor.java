package dev.callside.reminders.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a page of the log ended: what is added or sent meanwhile moves no line to another page. */
record LogCursor(Instant due, UUID id) {

    private static final String BETWEEN = "~";
    /** Instants that a database knows too. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /** Reads {@link #toString}. */
    static Optional<LogCursor> of(String text) {
        var at = text.indexOf(BETWEEN);
        if (at < 0) {
            return Optional.empty();
        }
        try {
            var due = Instant.parse(text.substring(0, at));
            return due.isBefore(FIRST) || due.isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(new LogCursor(due, UUID.fromString(text.substring(at + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return due + BETWEEN + id;
    }
}
