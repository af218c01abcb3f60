package dev.callside.payments.credits;

import dev.callside.payments.credits.CreditsView.LevelView;
import dev.callside.payments.credits.CreditsView.TopUpView;
import dev.callside.payments.receipt.Receipts;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Levels as a file for a spreadsheet: what each has, and what is set for it. */
final class HttpLevelsCsv {

    private static final List<String> COLUMNS =
            List.of("level", "state", "balance", "reserved", "card", "top_up", "amount", "threshold", "removed", "id");

    private final CreditsView credits;
    private final ZoneId zone;
    private final Texts texts;

    HttpLevelsCsv(CreditsView credits, Locale locale) {
        this.credits = credits;
        zone = ZoneId.of(credits.zone());
        texts = Texts.of(Receipts.BUNDLE, locale);
    }

    /** Those in whose name that text is; all for none. */
    void write(String text, OutputStream out) throws IOException {
        var wanted = text.strip().toLowerCase(texts.locale());
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(
                    CsvFile.header(COLUMNS, column -> texts.get("levels.column." + column), List.of("removed"), zone));
            for (var level : credits.levels()) {
                if (name(level).toLowerCase(texts.locale()).contains(wanted)) {
                    csv.printRecord(cells(level));
                }
            }
        }
    }

    private String name(LevelView level) {
        return level.practitioner() == null
                ? texts.get("levels.group")
                : level.practitioner().name();
    }

    private List<Object> cells(LevelView level) {
        var card = level.card();
        return List.of(
                CsvFile.safe(name(level)),
                texts.get("levels.state." + level.state()),
                level.available(),
                level.reserved(),
                card == null ? "" : texts.getOr("card." + card.brand(), "card.other") + " " + card.last4(),
                texts.get("levels.top_up." + topUp(level.topUp())),
                new HttpRefusals(texts.locale())
                        .money(credits.currency(), level.topUp().amount()),
                level.topUp().threshold(),
                level.removedAt() == null ? "" : CsvFile.at(level.removedAt(), zone),
                level.id());
    }

    private static String topUp(TopUpView topUp) {
        if (topUp.suspended() != null) {
            return "stopped";
        }
        return topUp.on() ? "on" : "off";
    }
}
