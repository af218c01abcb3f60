package dev.callside.reminders.dispatch;

import java.time.Instant;

/** Whether a message that is due may go. */
sealed interface Verdict {

    /** To that address. */
    record Go(String address) implements Verdict {}

    /** Not now: the client sleeps, or the practice does not write at that hour. */
    record Wait(Instant until) implements Verdict {}

    /** Not at all. */
    record Over(MessageState state, String reason) implements Verdict {}
}
