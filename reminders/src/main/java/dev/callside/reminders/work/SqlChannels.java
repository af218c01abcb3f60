package dev.callside.reminders.work;

import static java.util.stream.Collectors.joining;

import dev.callside.credits.price.Channel;
import dev.callside.credits.price.Channel.Address;
import java.util.Arrays;

/** What statements ask of channels, made of what each {@link Channel} is: so none of them names one. */
public final class SqlChannels {

    /** Where the channel of {@code m}, a message, reaches {@code c}, a client. */
    private static final String ADDRESS = cases("c.phone", "c.email");

    /** Whether {@code c} agreed to what reaches them there. */
    private static final String CONSENT = cases("c.sms_consent", "c.email_consent");

    private SqlChannels() {}

    /**
     * A statement that speaks of {@code c}, a client: of {@code {address}} and {@code {consent}} for {@code m}, a message; of
     * {@code {instead}}, the channel that goes in place of others, and its {@code {instead_address}}; of whether {@code o} is an opt-out
     * of {@code {their_phone}}, {@code {their_email}} or {@code {theirs}}, as they are reached now; or of {@code {channels}}, as rows.
     */
    public static String in(String statement) {
        return statement
                .replace("{address}", ADDRESS)
                .replace("{consent}", CONSENT)
                .replace("{instead}", quoted(Channel.INSTEAD))
                .replace("{instead_address}", Channel.INSTEAD.address().of("c.phone", "c.email"))
                .replace("{their_phone}", optedOut(Address.PHONE))
                .replace("{their_email}", optedOut(Address.EMAIL))
                .replace("{theirs}", "(" + optedOut(Address.PHONE) + " or " + optedOut(Address.EMAIL) + ")")
                .replace(
                        "{channels}",
                        Arrays.stream(Channel.values())
                                .map(channel -> "(" + quoted(channel) + ")")
                                .collect(joining(", ", "values ", "")));
    }

    private static String cases(String phone, String email) {
        return Arrays.stream(Channel.values())
                .map(channel -> " when " + quoted(channel) + " then "
                        + channel.address().of(phone, email))
                .collect(joining("", "case m.channel", " end"));
    }

    private static String optedOut(Address address) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.address() == address)
                .map(SqlChannels::quoted)
                .collect(joining(", ", "o.channel in (", ") and o.address = " + address.of("c.phone", "c.email")));
    }

    private static String quoted(Channel channel) {
        return "'" + channel.label() + "'";
    }
}
