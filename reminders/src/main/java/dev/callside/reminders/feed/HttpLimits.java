package dev.callside.reminders.feed;

import java.time.Duration;

/**
 * How much of our time and memory a server gets.
 *
 * @param bytes of a calendar, unpacked
 * @param silence between two pieces of it
 * @param whole from the first connection to the last byte
 */
record HttpLimits(long bytes, Duration connect, Duration silence, Duration whole) {

    static final HttpLimits USUAL =
            new HttpLimits(10 * 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
}
