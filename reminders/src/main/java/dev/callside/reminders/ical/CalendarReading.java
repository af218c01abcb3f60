package dev.callside.reminders.ical;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a calendar says.
 *
 * @param problem if there is one, nothing of the rest is to be believed
 * @param unread ids of events of which something could not be read, and keys where that is of single ones of a series: that such a
 *     one is not among the occurrences means nothing
 * @param timed of these what could not be used although it is read when it is
 * @param events how many there are, whether they could be used or not
 */
public record CalendarReading(
        Optional<FileProblem> problem,
        List<Occurrence> occurrences,
        List<Skipped> skipped,
        Set<String> unread,
        Set<Timed> timed,
        int events) {

    /** When one is that can't be used, by its key. */
    public record Timed(String key, Instant start) {}

    /**
     * How many events were left out, and why.
     *
     * @param first when the first of them is, RFC 3339, by which people find it; null if none of them has a time
     */
    public record Skipped(String reason, int count, String first) {}

    /** Whether one of an event, by its key, may be otherwise than the occurrences say. */
    public boolean unread(String uid, String key) {
        return unread.contains(uid) || unread.contains(key);
    }

    static CalendarReading of(FileProblem problem) {
        return new CalendarReading(Optional.of(problem), List.of(), List.of(), Set.of(), Set.of(), 0);
    }
}
