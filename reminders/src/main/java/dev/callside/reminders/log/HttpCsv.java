package dev.callside.reminders.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The log as a file for a spreadsheet, written while it is read: page by page, each in a transaction of its own. */
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
    private final LogStore store;

    @Inject
    HttpCsv(Database database, LogStore store) {
        this.database = database;
        this.store = store;
    }

    void write(Practice practice, LogQuestion asked, MessageWords words, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, UTF_8);
        writer.write(MARK);
        try (var csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            csv.printRecord(header(practice.zone(), words));
            var question = asked.atMost(PAGE);
            for (var page = page(practice, question); !page.isEmpty(); page = page(practice, question)) {
                for (var line : page) {
                    csv.printRecord(cells(line, practice.zone(), words));
                }
                csv.flush();
                question = question.after(page.get(page.size() - 1).cursor());
            }
        }
    }

    private List<LogLine> page(Practice practice, LogQuestion question) {
        return database.app(practice.id(), () -> store.lines(practice.id(), question));
    }

    private static List<String> header(ZoneId zone, MessageWords words) {
        var inZone = " (" + zone + ")";
        return Stream.of(
                        "due",
                        "sent",
                        "what",
                        "channel",
                        "state",
                        "why",
                        "code",
                        "client",
                        "client_id",
                        "address",
                        "start",
                        "type",
                        "appointment_id",
                        "answer",
                        "parts",
                        "credits",
                        "subject",
                        "text")
                .map(column -> words.text("message.column." + column)
                        + (List.of("due", "sent", "start").contains(column) ? inZone : ""))
                .toList();
    }

    private static List<Object> cells(LogLine line, ZoneId zone, MessageWords words) {
        var sent = line.sent();
        return List.of(
                at(line.due(), zone),
                sent.flatMap(LogLine.Sent::at).map(at -> at(at, zone)).orElse(""),
                words.what(line.rule()),
                words.channel(line),
                words.state(line),
                words.why(line),
                safe(line.code()),
                safe(line.to().name()),
                safe(line.to().id()),
                safe(sent.map(LogLine.Sent::recipient).or(line::address).orElse("")),
                at(line.about().start(), zone),
                safe(line.about().type()),
                safe(line.about().id()),
                words.answer(line),
                number(sent.map(LogLine.Sent::parts)),
                number(sent.map(LogLine.Sent::credits)),
                safe(sent.map(LogLine.Sent::subject).orElse("")),
                safe(sent.map(LogLine.Sent::text).orElse("")));
    }

    private static String at(Instant instant, ZoneId zone) {
        return AT.format(instant.atZone(zone));
    }

    private static Object number(Optional<OptionalLong> number) {
        var value = number.orElse(OptionalLong.empty());
        return value.isPresent() ? value.getAsLong() : "";
    }

    /** Text that somebody typed must run nowhere. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
