package dev.callside.reminders.imports;

import dev.callside.reminders.appointment.AppointmentAsked;
import dev.callside.reminders.appointment.AppointmentAsked.ClientAsked;
import dev.callside.reminders.appointment.AppointmentAsked.ConsentAsked;
import dev.callside.reminders.appointment.AppointmentAsked.PractitionerAsked;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One row as the same appointment in JSON would be, and what is wrong with it: of each column the first thing. */
final class Cells {

    private static final Set<String> YES = Set.of("yes", "true", "1", "já");
    private static final Set<String> NO = Set.of("no", "false", "0", "nei");
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,6}");

    private final Header header;
    private final Row row;
    private final ZoneId zone;
    private final Map<Column, RowError> errors = new EnumMap<>(Column.class);

    Cells(Header header, Row row, ZoneId zone) {
        this.header = header;
        this.row = row;
        this.zone = zone;
    }

    List<RowError> errors() {
        return List.copyOf(errors.values());
    }

    void refuse(Column column, String code) {
        errors.putIfAbsent(column, new RowError(row.line(), column.label(), code));
    }

    AppointmentAsked asked() {
        return new AppointmentAsked(
                time(Column.START),
                time(Column.END),
                minutes(),
                text(Column.STATUS),
                text(Column.TYPE),
                text(Column.PLACE),
                text(Column.LINK),
                time(Column.BOOKED),
                new PractitionerAsked(text(Column.PRACTITIONER_ID), text(Column.PRACTITIONER_NAME)),
                new ClientAsked(
                        text(Column.CLIENT_ID),
                        text(Column.CLIENT_NAME),
                        text(Column.CLIENT_FIRST_NAME),
                        text(Column.CLIENT_PHONE),
                        text(Column.CLIENT_EMAIL),
                        text(Column.CLIENT_LANGUAGE),
                        text(Column.CLIENT_ZONE),
                        new ConsentAsked(consent(Column.SMS_CONSENT), consent(Column.EMAIL_CONSENT))));
    }

    /** Null if it is empty. */
    String text(Column column) {
        return header.value(row, column);
    }

    private String time(Column column) {
        var text = text(column);
        if (text == null) {
            return null;
        }
        var read = CsvTime.read(text, zone);
        if (read.time().isEmpty()) {
            refuse(column, read.code());
        }
        return read.time().map(OffsetDateTime::toString).orElse(null);
    }

    private Integer minutes() {
        var text = text(Column.MINUTES);
        if (text == null) {
            return null;
        }
        if (!MINUTES.matcher(text).matches()) {
            refuse(Column.MINUTES, "malformed");
            return null;
        }
        return Integer.valueOf(text);
    }

    /** Null if the file says nothing of it. */
    private Boolean consent(Column column) {
        var text = text(column);
        if (text == null) {
            return null;
        }
        var word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            refuse(column, "malformed");
        }
        return YES.contains(word);
    }
}
