package dev.callside.credits.price;

import dev.callside.credits.sms.SmsSize;
import java.util.Locale;
import java.util.Optional;

/**
 * How a message reaches somebody. What a channel is stands here alone: whoever needs to know asks for what it is, never whether it is
 * this one or that one. So another channel is one more value, and the class that carries its messages.
 */
public enum Channel {
    SMS(Address.PHONE, Form.SHORT, Replies.READ, Price.UNIT),
    EMAIL(Address.EMAIL, Form.LETTER, Replies.UNREAD, Price.TABLE);

    /** What goes in place of a message by another channel that can't be paid for, where the manager chose that. */
    public static final Channel INSTEAD = EMAIL;

    /** What alerts about the credits go by: nobody could pay for an SMS that says that they have run out. */
    public static final Channel ALERTS = EMAIL;

    /** Where it finds a client. What a client agrees to, they agree to for one of these, not for a channel. */
    public enum Address {
        /** Its country decides the price. */
        PHONE,
        EMAIL;

        /** Of two things, one for each. */
        public <T> T of(T phone, T email) {
            return switch (this) {
                case PHONE -> phone;
                case EMAIL -> email;
            };
        }
    }

    /** What its messages look like. */
    public enum Form {
        /** Text alone, counted and priced in parts as an SMS is. */
        SHORT,
        /** With a subject, as text and as HTML, and the appointment as a file for a calendar; one part, however long. */
        LETTER;

        public int parts(String text) {
            return switch (this) {
                case SHORT -> SmsSize.of(text).segments();
                case LETTER -> 1;
            };
        }

        /** How many parts a message can have, where the most of those that are counted are so many. */
        public int most(int counted) {
            return switch (this) {
                case SHORT -> counted;
                case LETTER -> 1;
            };
        }
    }

    private enum Replies {
        READ,
        UNREAD
    }

    private enum Price {
        /** In the practice's own country a part costs one credit, for that is what a credit is; elsewhere never less. */
        UNIT,
        /** What the operator's table says, which may be nothing. */
        TABLE
    }

    private final Address address;
    private final Form form;
    private final Replies replies;
    private final Price price;

    Channel(Address address, Form form, Replies replies, Price price) {
        this.address = address;
        this.form = form;
        this.replies = replies;
        this.price = price;
    }

    public Address address() {
        return address;
    }

    public Form form() {
        return form;
    }

    /** Whether somebody reads what a client answers to where it came from. */
    public boolean takesReplies() {
        return replies == Replies.READ;
    }

    /** What a part costs in the practice's own country, where the operator's table has no say. */
    Optional<Integer> atHome() {
        return price == Price.UNIT ? Optional.of(1) : Optional.empty();
    }

    /** The least that a part may cost. */
    int least() {
        return price == Price.UNIT ? 1 : 0;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> of(String label) {
        for (var channel : values()) {
            if (channel.label().equals(label)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
