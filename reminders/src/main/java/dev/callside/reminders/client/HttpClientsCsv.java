package dev.callside.reminders.client;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CsvFile;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Clients as a file for a spreadsheet, written while it is read: page by page, each in a transaction of its own. */
@Dependent
class HttpClientsCsv {

    private static final int PAGE = 1_000;

    private final Database database;
    private final ClientListStore store;

    @Inject
    HttpClientsCsv(Database database, ClientListStore store) {
        this.database = database;
        this.store = store;
    }

    void write(PracticeId practice, ClientQuestion asked, Texts texts, OutputStream out) throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(header(texts));
            CsvFile.pages(
                    csv,
                    asked.atMost(PAGE),
                    question -> page(practice, question),
                    line -> cells(line, texts),
                    (question, last) -> question.after(last.id()));
        }
    }

    private List<ClientLine> page(PracticeId practice, ClientQuestion question) {
        return database.app(practice, () -> store.lines(practice, question));
    }

    private static List<String> header(Texts texts) {
        return Stream.of(
                        "client_id",
                        "name",
                        "first_name",
                        "phone",
                        "email",
                        "language",
                        "zone",
                        "sms_consent",
                        "sms_opted_out",
                        "email_consent",
                        "email_opted_out")
                .map(column -> texts.get("client.column." + column))
                .toList();
    }

    private static List<String> cells(ClientLine line, Texts texts) {
        return List.of(
                CsvFile.safe(line.externalId()),
                CsvFile.safe(line.name()),
                CsvFile.safe(line.firstName()),
                text(line.phone()),
                text(line.email()),
                text(line.language()),
                text(line.zone()),
                yes(texts, line.sms().agreed()),
                yes(texts, line.sms().optedOut()),
                yes(texts, line.mail().agreed()),
                yes(texts, line.mail().optedOut()));
    }

    private static String text(Optional<String> value) {
        return CsvFile.safe(value.orElse(""));
    }

    private static String yes(Texts texts, boolean yes) {
        return texts.get(yes ? "client.yes" : "client.no");
    }
}
