package dev.callside.reminders.feed;

import dev.callside.reminders.ical.CalendarReading;

/** What came of asking for a calendar. */
sealed interface Fetched {

    /** It is as it was. */
    record Unchanged() implements Fetched {}

    record Failed(FeedProblem problem) implements Fetched {}

    /**
     * It was read to its end.
     *
     * @param tags by which to ask whether it has changed
     */
    record Read(CalendarReading reading, Tags tags) implements Fetched {}

    /**
     * What the server says of this state of it; empty if it says nothing.
     *
     * @param etag its {@code ETag}
     * @param modified its {@code Last-Modified}
     */
    record Tags(String etag, String modified) {

        static final Tags NONE = new Tags("", "");
    }
}
