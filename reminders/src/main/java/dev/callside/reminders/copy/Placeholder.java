package dev.callside.reminders.copy;

import static dev.callside.reminders.copy.Topic.BEFORE;
import static dev.callside.reminders.copy.Topic.BOOKED;
import static dev.callside.reminders.copy.Topic.CHANGED;
import static dev.callside.reminders.copy.Topic.LOW_BALANCE;
import static dev.callside.reminders.copy.Topic.NO_CREDIT;
import static dev.callside.reminders.copy.Topic.UNPAID;

import dev.callside.credits.price.Channel;
import dev.callside.practice.copy.Slot;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a text for something that differs from message to message. A manager writes it in two pairs of braces;
 * what it is called in the reader's language is {@code placeholder.} and the tag in the bundle.
 */
public enum Placeholder implements Slot {
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
    /** When the appointment was to be before, as far as the client knows; says nothing if it was cancelled before. */
    OLD_DATE,
    OLD_TIME,
    /** The sentence of {@link Reply#hint}, where the number that sends takes replies. */
    HOW_TO_REPLY,
    /** What is to be paid, with its currency. */
    AMOUNT,
    /** To the page on which it can be paid. */
    PAY_LINK,
    /** Whose balance is low; what stands in an alert is filled in by {@code credits}. */
    LEVEL,
    CREDITS_LEFT,
    /** The balance at which it is told. */
    STAGE,
    /** A sentence: how to buy, or why that does not happen by itself. */
    WHAT_TO_DO;

    private final String tag = name().toLowerCase(Locale.ROOT);

    @Override
    public String tag() {
        return tag;
    }

    /** As it stands in a text. */
    public String written() {
        return "{{" + tag() + "}}";
    }

    /** In which messages it has something to say. */
    public Set<Topic> topics() {
        return switch (this) {
            case LINK, HOW_TO_REPLY -> EnumSet.of(BOOKED, CHANGED, BEFORE);
            case OLD_DATE, OLD_TIME -> EnumSet.of(CHANGED);
            case AMOUNT, PAY_LINK -> EnumSet.of(UNPAID);
            case CLIENT_FIRST_NAME, CLIENT_NAME, PRACTITIONER, PRACTICE_PHONE, DATE, TIME, APPOINTMENT_TYPE, PLACE ->
                Topic.toClients();
            case LEVEL, CREDITS_LEFT, WHAT_TO_DO -> EnumSet.of(LOW_BALANCE, NO_CREDIT);
            case STAGE -> EnumSet.of(LOW_BALANCE);
            case PRACTICE -> EnumSet.allOf(Topic.class);
        };
    }

    /** Whether it can stand in such a message. Nobody reads the replies to a mail. */
    public boolean allowedIn(Topic topic, Channel channel) {
        return topics().contains(topic) && topic.channels().contains(channel) && goesBy(channel);
    }

    boolean goesBy(Channel channel) {
        return this != HOW_TO_REPLY || channel.takesReplies();
    }

    @Override
    public boolean always() {
        return switch (this) {
            case PRACTITIONER, PRACTICE, DATE, TIME, AMOUNT, PAY_LINK, LEVEL, CREDITS_LEFT, STAGE, WHAT_TO_DO -> true;
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

    @Override
    public Form form() {
        if (this == LINK || this == PAY_LINK) {
            return Form.ADDRESS;
        }
        return this == WHAT_TO_DO ? Form.SENTENCE : Form.VALUE;
    }

    /** A client's name can't leave out a line. */
    @Override
    public boolean detail() {
        return !always() && this != CLIENT_FIRST_NAME && this != CLIENT_NAME;
    }

    /** Those that the editor offers for a message. */
    public static List<Placeholder> of(Topic topic, Channel channel) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.allowedIn(topic, channel))
                .toList();
    }

    static Optional<Placeholder> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.tag().equals(tag))
                .findFirst();
    }
}
