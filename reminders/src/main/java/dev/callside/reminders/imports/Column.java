package dev.callside.reminders.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column that is understood, by its name in the header. */
enum Column {
    ID("id"),
    START("start"),
    END("end"),
    MINUTES("minutes"),
    STATUS("status"),
    TYPE("type"),
    PLACE("place"),
    LINK("link"),
    BOOKED("booked"),
    PRACTITIONER_ID("practitioner.id"),
    PRACTITIONER_NAME("practitioner.name"),
    CLIENT_ID("client.id"),
    CLIENT_NAME("client.name"),
    CLIENT_FIRST_NAME("client.firstName"),
    CLIENT_PHONE("client.phone"),
    CLIENT_EMAIL("client.email"),
    CLIENT_LANGUAGE("client.language"),
    CLIENT_ZONE("client.zone"),
    SMS_CONSENT("client.consent.sms"),
    EMAIL_CONSENT("client.consent.email");

    /** Without these no row can be taken. */
    static final List<Column> NEEDED = List.of(ID, START, CLIENT_ID, CLIENT_NAME);

    private final String field;

    Column(String field) {
        this.field = field;
    }

    static Optional<Column> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Of a member of the same appointment as JSON. */
    static Optional<Column> of(String field) {
        return Arrays.stream(values()).filter(each -> each.field.equals(field)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of the member that says the same in JSON. */
    String field() {
        return field;
    }
}
