package dev.callside.reminders.feed;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Calendars as a file for a spreadsheet. Their addresses are secrets, and shortened here too. */
final class HttpCalendarsCsv {

    private static final List<String> COLUMNS = List.of(
            "name",
            "practitioner",
            "address",
            "state",
            "why",
            "read",
            "appointments",
            "gone",
            "sms_consent",
            "email_consent",
            "created",
            "created_by");
    private static final List<String> MOMENTS = List.of("read", "created");

    private final ZoneId zone;
    private final Texts texts;

    HttpCalendarsCsv(ZoneId zone, Texts texts) {
        this.zone = zone;
        this.texts = texts;
    }

    void write(List<CalendarView> calendars, OutputStream out) throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(header());
            for (var calendar : calendars) {
                csv.printRecord(cells(calendar));
            }
        }
    }

    private List<String> header() {
        return CsvFile.header(COLUMNS, column -> texts.get("calendars.column." + column), MOMENTS, zone);
    }

    private List<Object> cells(CalendarView calendar) {
        return List.of(
                CsvFile.safe(calendar.name()),
                CsvFile.safe(calendar.practitionerName()),
                CsvFile.safe(calendar.address()),
                texts.get("calendars.state." + CalendarShow.of(calendar).name().toLowerCase(Locale.ROOT)),
                calendar.problem() == null ? "" : texts.get("calendars.problem." + calendar.problem()),
                at(calendar.read()),
                calendar.appointments(),
                calendar.gone(),
                yes(calendar.consent().sms()),
                yes(calendar.consent().email()),
                at(calendar.created()),
                CsvFile.safe(calendar.createdBy()));
    }

    private String at(Instant moment) {
        return moment == null ? "" : CsvFile.at(moment, zone);
    }

    private String yes(boolean yes) {
        return texts.get(yes ? "client.yes" : "client.no");
    }
}
