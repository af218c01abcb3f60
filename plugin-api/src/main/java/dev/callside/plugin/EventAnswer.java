package dev.callside.plugin;

import java.util.List;

/** The outcome of reading a call webhook. */
public sealed interface EventAnswer {

    /** Signed by the host; {@code events} is empty for types that we don't know and therefore ignore. */
    record Accepted(List<CallEvent> events) implements EventAnswer {}

    record Refused(Reason reason) implements EventAnswer {}

    enum Reason {
        /** The host's registration names an adapter that is not there; it may be later. */
        UNKNOWN_ADAPTER,
        MISSING_HEADER,
        /** Older or newer than five minutes: perhaps a replay. */
        WRONG_TIME,
        BAD_SIGNATURE,
        MALFORMED
    }
}
