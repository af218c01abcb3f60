package dev.callside.sandbox.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the mail server can be made to misbehave. */
enum MailFault {
    /** 550 at {@code RCPT TO}: there is no such mailbox. */
    REFUSE_RECIPIENT,
    /** 554 at the end of the data: refused for good. */
    REFUSE_MESSAGE,
    /** 451 at the end of the data: not now. */
    DEFER_MESSAGE,
    /** The message is kept and the connection cut before the answer: the sender cannot know. */
    LOSE_ANSWER,
    /** The message is kept, and the answer comes {@link #HELD_SECONDS} later: time for the sender to die. */
    HOLD_ANSWER,
    /** Nobody listens at the port. */
    DOWN;

    static final int HELD_SECONDS = 8;

    /** Where the switch is kept. */
    static final String SWITCH = "mail";

    static Optional<MailFault> named(String label) {
        return Stream.of(values()).filter(fault -> fault.label().equals(label)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
