package dev.callside.reminders.ical;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody who is invited to an event.
 *
 * @param mail in small letters; empty if they have none, as {@code phone}
 */
record Attendee(String name, String phone, String mail) {

    private static final Set<String> PEOPLE = Set.of("INDIVIDUAL", "UNKNOWN");

    /** Whether it is a person who is to be there, and no room or group. */
    static boolean comes(ContentLine line) {
        return PEOPLE.contains(line.parameter("CUTYPE", "INDIVIDUAL").toUpperCase(Locale.ROOT))
                && !line.parameter("ROLE", "").equalsIgnoreCase("NON-PARTICIPANT");
    }

    static Attendee of(ContentLine line) {
        var address = line.value().strip();
        var written = line.parameter("EMAIL", after("mailto:", address)).strip().toLowerCase(Locale.ROOT);
        var name = line.parameter("CN", "").strip();
        return new Attendee(name.contains("@") ? "" : name, after("tel:", address), written);
    }

    private static String after(String scheme, String address) {
        if (!address.toLowerCase(Locale.ROOT).startsWith(scheme)) {
            return "";
        }
        var rest = address.substring(scheme.length());
        try {
            return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            return rest.strip();
        }
    }

    boolean reachable() {
        return !phone.isEmpty() || !mail.isEmpty();
    }

    /** Whether both are one person, such as one with a mail address and with a phone number. */
    boolean same(Attendee other) {
        return (!mail.isEmpty() && mail.equals(other.mail))
                || (!phone.isEmpty() && phone.equals(other.phone))
                || (!name.isEmpty() && name.equals(other.name) && (mail.isEmpty() || other.mail.isEmpty()));
    }

    Attendee with(Attendee other) {
        return new Attendee(
                name.isEmpty() ? other.name : name,
                phone.isEmpty() ? other.phone : phone,
                mail.isEmpty() ? other.mail : mail);
    }
}
