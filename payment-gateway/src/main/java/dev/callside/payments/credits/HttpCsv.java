package dev.callside.payments.credits;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.credits.history.Histories;
import dev.callside.credits.history.HistoryLine;
import dev.callside.credits.history.HistoryQuestion;
import dev.callside.credits.level.LevelId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A history as a file for a spreadsheet, written while it is read: page by page, each in a transaction of its own. */
@Dependent
class HttpCsv {

    static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

    private static final int PAGE = 1_000;
    /** Spreadsheets take a cell that begins so for a formula, also in its full-width form. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** Tells a spreadsheet that this is UTF-8. */
    private static final char MARK = '\ufeff';

    private final Database database;
    private final Histories histories;

    @Inject
    HttpCsv(Database database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    void write(Practice practice, LevelId level, HistoryQuestion asked, LevelNames names, OutputStream out)
            throws IOException {
        var writer = new OutputStreamWriter(out, UTF_8);
        writer.write(MARK);
        try (var csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord(header(practice, names));
            var question =
                    new HistoryQuestion(asked.filter(), asked.text(), asked.from(), asked.to(), asked.before(), PAGE);
            for (var page = page(practice, level, question); !page.isEmpty(); page = page(practice, level, question)) {
                for (var line : page) {
                    csv.printRecord(cells(line, practice.zone(), names));
                }
                csv.flush();
                question = question.after(page.get(page.size() - 1));
            }
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
                AT.format(line.at().atZone(zone)),
                names.texts().get("history." + line.kind().label()),
                safe(line.who().orElse("")),
                safe(names.reference(line)),
                line.credits(),
                line.balanceAfter());
    }

    /** Text that somebody typed must run nowhere. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
