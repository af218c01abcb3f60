package dev.callside.reminders.copy;

import static dev.callside.reminders.settings.Kind.BEFORE;
import static dev.callside.reminders.settings.Kind.BOOKED;
import static dev.callside.reminders.settings.Kind.CHANGED;
import static dev.callside.reminders.settings.Kind.UNPAID;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a text for something that differs from client to client. A manager writes it in two pairs of braces;
 * what it is called in the reader's language is {@code placeholder.} and the tag in the bundle.
 */
public enum Placeholder {
    CLIENT_FIRST_NAME,
    CLIENT_NAME,
    /** Who sees the client; the practice's name where an appointment has nobody. */
    PRACTITIONER,
    PRACTICE,
    /** As people write it where the client is; says nothing as long as the practice has told no number. */
    PRACTICE_PHONE,
    DATE,
    TIME,
    APPOINTMENT_TYPE,
    PLACE,
    /** To the video call, by {@code https} or {@code http}; any other address says nothing. */
    LINK,
    /** When the appointment was to be before; says nothing if only its place has changed. */
    OLD_DATE,
    OLD_TIME,
    /** The sentence of {@link Reply#hint}, where the number that sends takes replies. */
    HOW_TO_REPLY,
    /** What is to be paid, with its currency. */
    AMOUNT,
    /** To the page on which it can be paid. */
    PAY_LINK;

    /** Its name between the braces. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in a text. */
    public String written() {
        return "{{" + tag() + "}}";
    }

    /** In which messages it has something to say. */
    public Set<Kind> kinds() {
        return switch (this) {
            case LINK, HOW_TO_REPLY -> EnumSet.of(BOOKED, CHANGED, BEFORE);
            case OLD_DATE, OLD_TIME -> EnumSet.of(CHANGED);
            case AMOUNT, PAY_LINK -> EnumSet.of(UNPAID);
            case CLIENT_FIRST_NAME,
                    CLIENT_NAME,
                    PRACTITIONER,
                    PRACTICE,
                    PRACTICE_PHONE,
                    DATE,
                    TIME,
                    APPOINTMENT_TYPE,
                    PLACE -> EnumSet.allOf(Kind.class);
        };
    }

    /** Whether it can stand in such a message. Nobody reads the replies to a mail. */
    public boolean allowedIn(Kind kind, Channel channel) {
        return kinds().contains(kind) && goesBy(channel);
    }

    boolean goesBy(Channel channel) {
        return this != HOW_TO_REPLY || channel == Channel.SMS;
    }

    /** Whether every message that it can stand in has one, so that a value has to be given. */
    public boolean always() {
        return switch (this) {
            case PRACTITIONER, PRACTICE, DATE, TIME, AMOUNT, PAY_LINK -> true;
            case CLIENT_FIRST_NAME,
                    CLIENT_NAME,
                    PRACTICE_PHONE,
                    APPOINTMENT_TYPE,
                    PLACE,
                    LINK,
                    OLD_DATE,
                    OLD_TIME,
                    HOW_TO_REPLY -> false;
        };
    }

    /** Whether it is to be opened, so that in a page it is a link. */
    boolean address() {
        return this == LINK || this == PAY_LINK;
    }

    /** Whether a line that says nothing else is left out where there is none. A client's name can't do that. */
    public boolean detail() {
        return !always() && this != CLIENT_FIRST_NAME && this != CLIENT_NAME;
    }

    /** Those that the editor offers for a message. */
    public static List<Placeholder> of(Kind kind, Channel channel) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.allowedIn(kind, channel))
                .toList();
    }

    static Optional<Placeholder> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.tag().equals(tag))
                .findFirst();
    }
}
