package dev.callside.reminders.feed;

import java.time.Instant;

/**
 * An appointment of a calendar that was taken.
 *
 * @param key the calendar's, and {@code externalId} the appointment's
 * @param off whether it is cancelled
 * @param print changes with anything that the calendar says of it
 */
record Item(String key, String externalId, String uid, Instant start, boolean off, String print) {

    /** Whether its client still expects it. */
    boolean expected(Instant now) {
        return !off && start.isAfter(now);
    }

    /** With a print that nothing has, so that it is taken again as soon as it can be. */
    Item toTakeAgain(boolean nowOff) {
        return new Item(key, externalId, uid, start, nowOff, "");
    }
}
