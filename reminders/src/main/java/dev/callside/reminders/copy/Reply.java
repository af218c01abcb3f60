package dev.callside.reminders.copy;

import dev.callside.practice.text.Texts;

/**
 * What a client's answer to an SMS means. English and Icelandic are understood whichever the client was written to in.
 * Only what can mean nothing else counts; any other answer is for a person to read.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out">Twilio's keywords</a>
 */
public enum Reply {
    /** Confirms. Twilio also takes a lone “yes” of somebody who had opted out for opting in again. */
    YES,
    /** Declines. */
    NO,
    /**
     * Wants no more messages. Twilio blocks the number at a lone “cancel”, “end” and “quit” too, so that those have to
     * count here, although the appointment may be meant: a person should look at them.
     */
    STOP,
    /** Wants them again. */
    START,
    /** Asks who writes; Twilio answers that by itself. */
    HELP,
    /** Needs a person. */
    OTHER;

    public static Reply of(String text) {
        return ReplyWords.meaning(text);
    }

    /** The sentence that tells a client how to answer. */
    public static String hint(Language language) {
        return Texts.of(CopyMessages.BUNDLE, language.locale()).get("reply.hint");
    }
}
