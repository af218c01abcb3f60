package dev.callside.practice.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * What handing a mail to the server led to.
 *
 * @param text the server's words, for whoever looks into it
 */
public record MailAnswer(Kind kind, String text) {

    /** How long a mail is tried when no server takes it. */
    static final Duration GIVE_UP = Duration.ofDays(3);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** What may follow. */
    public enum Kind {
        SENT,
        REFUSED,
        /** Certainly not taken, and worth another try. */
        LATER,
        /** Handed over, but the answer was lost. */
        IN_DOUBT
    }

    MailState state() {
        return switch (kind) {
            case SENT -> MailState.SENT;
            case REFUSED -> MailState.REFUSED;
            case LATER -> MailState.QUEUED;
            case IN_DOUBT -> MailState.IN_DOUBT;
        };
    }

    /** The same, but given up if it was tried for too long. */
    MailAnswer asOf(ClaimedMail mail, Instant now) {
        var late = now.isAfter(mail.createdAt().plus(GIVE_UP));
        return kind == Kind.LATER && late ? new MailAnswer(Kind.REFUSED, text) : this;
    }

    Instant dueAt(ClaimedMail mail, Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts() - 1, 12));
        return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
