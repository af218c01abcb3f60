package dev.callside.reminders.imports;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CsvFile;
import dev.callside.reminders.work.ListCursor;
import dev.callside.reminders.work.ListQuestion;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;

/** The list of imported files as a file for a spreadsheet, written while it is read: page by page. */
@Dependent
class HttpImportsCsv {

    private static final List<String> COLUMNS =
            List.of("started", "name", "state", "why", "rows", "taken", "refused", "bytes", "by", "id");
    private static final int PAGE = 1_000;

    private final Database database;
    private final ImportListStore store;

    @Inject
    HttpImportsCsv(Database database, ImportListStore store) {
        this.database = database;
        this.store = store;
    }

    void write(Practice practice, ListQuestion<ImportShow, ListCursor> asked, Texts texts, OutputStream out)
            throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(header(practice.zone(), texts));
            CsvFile.pages(
                    csv,
                    asked.atMost(PAGE),
                    question -> database.app(practice.id(), () -> store.lines(practice.id(), question)),
                    file -> cells(file, practice.zone(), texts),
                    (question, last) -> question.after(last.cursor()));
        }
    }

    private static List<String> header(ZoneId zone, Texts texts) {
        return CsvFile.header(COLUMNS, column -> texts.get("imports.column." + column), List.of("started"), zone);
    }

    private static List<Object> cells(ImportView file, ZoneId zone, Texts texts) {
        return List.of(
                CsvFile.at(file.started(), zone),
                CsvFile.safe(file.name()),
                texts.get("imports.state." + file.state()),
                file.reason().isEmpty() ? "" : texts.get("imports.reason." + file.reason()),
                file.rows(),
                file.taken(),
                file.refused(),
                file.size(),
                CsvFile.safe(file.by()),
                file.id());
    }
}
