package dev.callside.reminders.log;

import dev.callside.reminders.dispatch.MessageState;
import java.util.Locale;

/** How a person ends that a message is in doubt, without another copy of it. */
enum Decision {
    /** They know that the client has it: it counts as sent, and its credits are spent. */
    ARRIVED(MessageState.SENT),
    /** Nobody will find out any more: its credits are free, and no copy is sent. */
    LEFT(MessageState.CANCELLED);

    private final MessageState state;

    Decision(MessageState state) {
        this.state = state;
    }

    static Decision of(boolean arrived) {
        return arrived ? ARRIVED : LEFT;
    }

    MessageState state() {
        return state;
    }

    /** Of that state. */
    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it was the decision about this message. */
    boolean made(LogLine line) {
        return line.state() == state && line.reason().equals(reason());
    }
}
