package dev.callside.reminders.log;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.web.CsvFile;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The log as a file for a spreadsheet, written while it is read: page by page, each in a transaction of its own. */
@Dependent
class HttpCsv {

    private static final List<String> COLUMNS = List.of(
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
            "replies",
            "parts",
            "credits",
            "subject",
            "text");
    private static final List<String> MOMENTS = List.of("due", "sent", "start");
    private static final int PAGE = 1_000;

    private final Database database;
    private final LogStore store;

    @Inject
    HttpCsv(Database database, LogStore store) {
        this.database = database;
        this.store = store;
    }

    void write(Practice practice, LogQuestion asked, MessageWords words, OutputStream out) throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(header(practice.zone(), words));
            CsvFile.pages(
                    csv,
                    asked.atMost(PAGE),
                    question -> page(practice, question),
                    entry -> cells(entry, practice.zone(), words),
                    (question, last) -> question.after(last.line().cursor()));
        }
    }

    private record Entry(LogLine line, List<LogReply> replies) {}

    private List<Entry> page(Practice practice, LogQuestion question) {
        return database.app(practice.id(), () -> {
            var lines = store.lines(practice.id(), question);
            var replies = store.replies(practice.id(), lines);
            return lines.stream()
                    .map(line -> new Entry(line, replies.getOrDefault(line.id(), List.of())))
                    .toList();
        });
    }

    private static List<String> header(ZoneId zone, MessageWords words) {
        return CsvFile.header(COLUMNS, column -> words.text("message.column." + column), MOMENTS, zone);
    }

    private static List<Object> cells(Entry entry, ZoneId zone, MessageWords words) {
        var line = entry.line();
        var sent = line.sent();
        return List.of(
                CsvFile.at(line.due(), zone),
                sent.flatMap(LogLine.Sent::at).map(at -> CsvFile.at(at, zone)).orElse(""),
                words.what(line),
                words.channel(line),
                words.state(line),
                words.why(line),
                CsvFile.safe(line.code()),
                CsvFile.safe(line.to().name()),
                CsvFile.safe(line.to().id()),
                CsvFile.safe(sent.map(LogLine.Sent::recipient).or(line::address).orElse("")),
                CsvFile.at(line.about().start(), zone),
                CsvFile.safe(line.about().type()),
                CsvFile.safe(line.about().id()),
                words.answer(line),
                CsvFile.safe(entry.replies().stream().map(LogReply::text).collect(Collectors.joining("\n"))),
                number(sent.map(LogLine.Sent::parts)),
                number(sent.map(LogLine.Sent::credits)),
                CsvFile.safe(sent.map(LogLine.Sent::subject).orElse("")),
                CsvFile.safe(sent.map(LogLine.Sent::text).orElse("")));
    }

    private static Object number(Optional<OptionalLong> number) {
        var value = number.orElse(OptionalLong.empty());
        return value.isPresent() ? value.getAsLong() : "";
    }
}
