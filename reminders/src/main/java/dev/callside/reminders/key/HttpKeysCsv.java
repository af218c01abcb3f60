package dev.callside.reminders.key;

import dev.callside.practice.key.ApiKey;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Keys, without their secrets, as a file for a spreadsheet. */
final class HttpKeysCsv {

    private static final List<String> COLUMNS =
            List.of("name", "ending", "scopes", "state", "created", "created_by", "last_used", "revoked", "id");
    private static final List<String> MOMENTS = List.of("created", "last_used", "revoked");

    private final ZoneId zone;
    private final Texts texts;

    HttpKeysCsv(ZoneId zone, Texts texts) {
        this.zone = zone;
        this.texts = texts;
    }

    void write(List<ApiKey> keys, OutputStream out) throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(header());
            for (var key : keys) {
                csv.printRecord(cells(key));
            }
        }
    }

    private List<String> header() {
        return CsvFile.header(COLUMNS, column -> texts.get("keys.column." + column), MOMENTS, zone);
    }

    private List<Object> cells(ApiKey key) {
        var view = KeyView.of(key);
        return List.of(
                CsvFile.safe(key.name()),
                ApiKey.PREFIX + "…" + key.ending(),
                String.join(" ", view.scopes()),
                texts.get(key.revoked().isPresent() ? "keys.state.revoked" : "keys.state.in_use"),
                CsvFile.at(key.created(), zone),
                CsvFile.safe(key.createdBy()),
                at(key.lastUsed()),
                at(key.revoked()),
                view.id());
    }

    private String at(Optional<Instant> moment) {
        return moment.map(when -> CsvFile.at(when, zone)).orElse("");
    }
}
