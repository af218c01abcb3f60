package dev.callside.reminders.log;

import java.time.Instant;

/**
 * A reply to a message.
 *
 * @param meaning {@code yes no stop start help other}
 */
record LogReply(String text, String meaning, Instant at) {

    /** A client's words are for the practice: they get into no log of the server. */
    @Override
    public String toString() {
        return "reply " + meaning + " of " + at;
    }
}
