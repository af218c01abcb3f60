package dev.callside.reminders.copy;

import java.util.List;
import java.util.Locale;

/**
 * What is wrong with one field of a text; {@link CopyMessages} says it in words.
 *
 * @param field {@code subject} or {@code text}
 * @param arguments of the message, in the order that the reason gives
 */
public record CopyRefusal(String field, Reason reason, List<Object> arguments) {

    static final String SUBJECT = "subject";
    static final String TEXT = "text";

    /** In the order in which they are looked for. */
    public enum Reason {
        /** How long it may be, how long it is. */
        TOO_LONG,
        /** Nothing was written. */
        MISSING,
        /** An SMS has no subject. */
        NO_SUBJECT,
        /** In a subject. */
        LINE_BREAK,
        /** A brace that belongs to no placeholder: which one, its line, its place in the line. */
        STRAY_BRACE,
        /** Something else in a pair of braces, such as a section or a comment: what. */
        NOT_PLAIN,
        /** What was written, and the nearest that there is. */
        UNKNOWN_PLACEHOLDER,
        /** A placeholder that says nothing in this message: which one, and the topics that it is for. */
        OTHER_KIND,
        /** A placeholder that is only for SMS: which one. */
        OTHER_CHANNEL,
        /** For a client without those particulars it would be empty. */
        MAY_BE_EMPTY,
        /** How many parts an SMS may have, how many it has with sample data. */
        TOO_MANY_SEGMENTS
    }

    static CopyRefusal of(String field, Reason reason, Object... arguments) {
        return new CopyRefusal(field, reason, List.of(arguments));
    }

    /** For programs. */
    public String code() {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
