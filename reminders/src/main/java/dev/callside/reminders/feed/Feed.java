package dev.callside.reminders.feed;

import dev.callside.plugin.PracticeId;
import dev.callside.reminders.feed.Fetched.Tags;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A calendar that somebody has claimed to read.
 *
 * @param practitioner whose it is, as practice system and call host know them; empty if nobody's in particular
 * @param sms what its clients agreed to, as {@code email}
 * @param epoch of the claim
 * @param failures one after the other
 * @param problem of the last time
 * @param whole when it was read from its first line to its last
 * @param goneIsRight a person has said that what is gone is cancelled
 */
record Feed(
        PracticeId practice,
        UUID id,
        CalendarAddress address,
        String practitioner,
        String practitionerName,
        boolean sms,
        boolean email,
        int epoch,
        int failures,
        String problem,
        Tags tags,
        Optional<Instant> whole,
        boolean goneIsRight) {

    /** For the history. */
    String actor() {
        return "calendar " + id;
    }
}
