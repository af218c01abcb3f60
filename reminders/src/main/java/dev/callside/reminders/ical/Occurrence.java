package dev.callside.reminders.ical;

import dev.callside.reminders.plan.VisitStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An appointment of a calendar.
 *
 * @param uid of its event, which is that of all in a series
 * @param key stays the same when it is moved, also if it is one of a series
 * @param created when it was made, if the calendar says so
 */
public record Occurrence(
        String uid,
        String key,
        VisitStatus status,
        Instant start,
        Instant end,
        Optional<Instant> created,
        Contact contact,
        String type,
        String place,
        String link) {}
