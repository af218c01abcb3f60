package dev.callside.reminders.imports;

import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentAsked;
import dev.callside.reminders.appointment.AppointmentReader;
import dev.callside.reminders.appointment.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes an appointment of each row, by the same rules as for JSON. */
final class RowReader {

    private final Practice practice;
    private final Header header;
    private final Supplier<UUID> ids;

    /** @param ids for clients that are new */
    RowReader(Practice practice, Header header, Supplier<UUID> ids) {
        this.practice = practice;
        this.header = header;
        this.ids = ids;
    }

    /**
     * What became of a row.
     *
     * @param errors at least one if there is no appointment, otherwise none
     */
    record Outcome(Optional<Appointment> appointment, List<RowError> errors) {}

    Outcome read(Row row) {
        if (row.isBroken()) {
            return refused(List.of(new RowError(row.line(), "", row.broken())));
        }
        if (!header.fits(row)) {
            return refused(List.of(new RowError(row.line(), "", "columns")));
        }
        var cells = new Cells(header, row, practice.zone());
        var asked = cells.asked();
        var appointment = read(cells, asked);
        return cells.errors().isEmpty() ? new Outcome(appointment, List.of()) : refused(cells.errors());
    }

    private Optional<Appointment> read(Cells cells, AppointmentAsked asked) {
        var reader = new AppointmentReader(practice);
        var appointment = reader.read(Source.CSV, cells.text(Column.ID), asked, ids.get());
        reader.refused()
                .forEach(each -> Column.of(each.field())
                        .ifPresent(column ->
                                cells.refuse(column, each.code().name().toLowerCase(Locale.ROOT))));
        return appointment;
    }

    private static Outcome refused(List<RowError> errors) {
        return new Outcome(Optional.empty(), errors);
    }
}
