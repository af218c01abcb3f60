package dev.callside.payments.credits;

import dev.callside.credits.history.Histories;
import dev.callside.credits.history.HistoryLine;
import dev.callside.credits.history.HistoryQuestion;
import dev.callside.credits.level.LevelId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.web.CsvFile;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** A history as a file for a spreadsheet, written while it is read: page by page, each in a transaction of its own. */
@Dependent
class HttpCsv {

    private static final int PAGE = 1_000;

    private final Database database;
    private final Histories histories;

    @Inject
    HttpCsv(Database database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    void write(Practice practice, LevelId level, HistoryQuestion asked, LevelNames names, OutputStream out)
            throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(header(practice, names));
            var question = new HistoryQuestion(
                            asked.filter(), asked.text(), asked.from(), asked.to(), asked.before(), PAGE)
                    .orWith(asked.others());
            CsvFile.pages(
                    csv,
                    question,
                    asking -> page(practice, level, asking),
                    line -> cells(line, practice.zone(), names),
                    HistoryQuestion::after);
        }
    }

    private List<HistoryLine> page(Practice practice, LevelId level, HistoryQuestion question) {
        return database.app(practice.id(), () -> histories.lines(practice.id(), level, question));
    }

    private static List<String> header(Practice practice, LevelNames names) {
        return Stream.of("at", "kind", "who", "reference", "credits", "balance")
                .map(column -> names.texts().get("history." + column)
                        + (column.equals("at") ? " (" + practice.zone() + ")" : ""))
                .toList();
    }

    private static List<Object> cells(HistoryLine line, ZoneId zone, LevelNames names) {
        return List.of(
                CsvFile.at(line.at(), zone),
                names.texts().get("history." + line.kind().label()),
                CsvFile.safe(line.who().orElse("")),
                CsvFile.safe(names.reference(line)),
                line.credits(),
                line.balanceAfter());
    }
}
