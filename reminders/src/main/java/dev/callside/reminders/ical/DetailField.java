package dev.callside.reminders.ical;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an event can say in so many words, as a property of its own or as a line of its description; {@code
 * docs/reference/reminders-calendars.md} lists them.
 */
enum DetailField {
    CLIENT_ID("client id", "auðkenni"),
    CLIENT_NAME("client", "name", "skjólstæðingur", "nafn"),
    CLIENT_FIRST_NAME("first name", "eiginnafn"),
    CLIENT_PHONE("phone", "mobile", "sími", "farsími"),
    CLIENT_EMAIL("email", "e-mail", "netfang"),
    CLIENT_LANGUAGE("language", "tungumál"),
    CLIENT_ZONE("time zone", "tímabelti"),
    SMS_CONSENT("sms consent", "samþykki sms"),
    EMAIL_CONSENT("email consent", "e-mail consent", "samþykki tölvupósts"),
    TYPE("type", "tegund"),
    LINK("link", "tengill");

    static final String PREFIX = "X-CALLSIDE-";

    @SuppressWarnings("ImmutableEnumChecker") // a list that is never changed
    private final List<String> labels;

    DetailField(String... labels) {
        this.labels = List.of(labels);
    }

    String property() {
        return PREFIX + name().replace('_', '-');
    }

    /** By what stands before the colon of a line. */
    static Optional<DetailField> labelled(String label) {
        var wanted = label.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.labels.contains(wanted))
                .findFirst();
    }
}
