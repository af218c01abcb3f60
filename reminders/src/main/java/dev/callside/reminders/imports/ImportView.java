package dev.callside.reminders.imports;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.work.ListCursor;
import dev.callside.reminders.work.RemindersProblem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A file, and how far it is.
 *
 * @param state {@code receiving waiting running done failed}; {@code preview} of one that nothing is kept of
 * @param bytes how much of it was read
 * @param rows how many were read, empty ones and the header aside: {@code taken} and {@code refused} together
 * @param started when it was last begun; null for a preview, as are {@code changed} and {@code by}
 * @param by the person's subject at the call host, or the key
 * @param name as the computer calls it from which it came; empty if that is not known
 * @param size in bytes; 0 if it is not known
 * @param received how many of them have arrived, of a file that is read when it is here
 * @param reason of {@code failed}: {@code header encoding broken lost error}
 */
public record ImportView(
        String id,
        String state,
        long bytes,
        long rows,
        long taken,
        long refused,
        Instant started,
        Instant changed,
        String by,
        String name,
        long size,
        long received,
        String reason) {

    /**
     * A page of them, the newest first.
     *
     * @param next what to ask for as {@code after} to see more; null if these are all
     */
    public record All(List<ImportView> imports, String next) {}

    /** Its place in the list. */
    ListCursor cursor() {
        return new ListCursor(started, UUID.fromString(id));
    }

    /**
     * With what was wrong.
     *
     * @param columns those that are understood, in the order of the file; only of a preview
     * @param ignored columns that nothing is known by; only in the answer to the file itself
     * @param first rows as they were understood; only of a preview
     * @param next what to ask for as {@code after} to see more errors; null if these are all
     */
    public record Detail(
            ImportView file,
            List<String> columns,
            List<String> ignored,
            List<RowView> first,
            List<ErrorView> errors,
            Long next) {}

    /** An appointment as a row was understood. */
    public record RowView(
            String id,
            Instant start,
            Instant end,
            String status,
            String type,
            String place,
            String link,
            String practitioner,
            String clientId,
            String client,
            String phone,
            String email) {

        static RowView of(Appointment appointment) {
            var client = appointment.client();
            return new RowView(
                    appointment.externalId(),
                    appointment.start(),
                    appointment.end(),
                    appointment.status().code(),
                    appointment.type(),
                    appointment.place(),
                    appointment.link(),
                    appointment.practitionerName(),
                    client.externalId(),
                    client.name(),
                    client.phone().orElse(""),
                    client.email().orElse(""));
        }
    }

    /**
     * Why a row was not taken.
     *
     * @param column empty if it is the whole row
     * @param message for people
     */
    public record ErrorView(long line, String column, String code, String message) {

        static List<ErrorView> of(List<RowError> errors, Locale locale) {
            return errors.stream()
                    .map(each -> new ErrorView(each.line(), each.column(), each.code(), sentence(each, locale)))
                    .toList();
        }
    }

    /** What is wrong with a file of which nothing was taken. */
    static List<FieldError> refusal(Header header, Locale locale) {
        return header.errors().stream()
                .map(each -> new FieldError(
                        each.column().isEmpty() ? "file" : each.column(), each.code(), sentence(each, locale)))
                .toList();
    }

    /** A sentence of files if there is one, otherwise the one of the same member in JSON. */
    private static String sentence(RowError error, Locale locale) {
        var texts = Texts.of(RemindersProblem.BUNDLE, locale);
        var field = Column.named(error.column()).map(Column::field).orElse("");
        for (var key : List.of(
                "import." + error.column() + "." + error.code(),
                "import." + error.code(),
                "appointment." + field + "." + error.code())) {
            if (texts.has(key)) {
                return texts.get(key);
            }
        }
        return texts.get("appointment." + error.code());
    }
}
