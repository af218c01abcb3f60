package dev.callside.reminders.imports;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What was wrong with a file as a file of its own, for whoever mends it. */
final class ErrorsCsv {

    private ErrorsCsv() {}

    static void write(List<ImportView.ErrorView> errors, Texts words, OutputStream out) throws IOException {
        try (var csv = CsvFile.to(out)) {
            csv.printRecord(
                    words.get("import.file.line"), words.get("import.file.column"), words.get("import.file.message"));
            for (var error : errors) {
                csv.printRecord(error.line(), error.column(), error.message());
            }
        }
    }
}
