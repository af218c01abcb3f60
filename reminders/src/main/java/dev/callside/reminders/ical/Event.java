package dev.callside.reminders.ical;

import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event: one appointment, a series of them, or what is otherwise in one of a series.
 *
 * @param original which of a series it is about: when that one was to begin
 * @param sequence grows when the event is changed; of two of the same the newer one holds
 * @param created when it was made, as far as that is known
 * @param rules by which it repeats; {@code further} and {@code without}: times that are added or left out
 * @param withoutDays days of which the one of the series is left out
 */
record Event(
        String uid,
        Optional<Instant> original,
        EventTime start,
        Duration length,
        VisitStatus status,
        int sequence,
        Instant stamp,
        Optional<Instant> created,
        List<Repetition> rules,
        Set<Instant> further,
        Set<Instant> without,
        Set<LocalDate> withoutDays,
        Block block) {

    static final Comparator<Event> NEWER = Comparator.comparing(Event::sequence).thenComparing(Event::stamp);

    boolean series() {
        return !rules.isEmpty() || !further.isEmpty();
    }
}
