package dev.callside.reminders.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A file whose header was read, and whose rows are read when they are asked for. */
record ImportFile(Header header, Iterator<Row> rows) {

    /** Code of an error: it is not UTF-8. */
    static final String ENCODING = "encoding";

    private static final String MARK = "\ufeff";
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    /** Never fails for what is in the file: its {@link Header#errors} say so. */
    static ImportFile open(InputStream in) throws IOException {
        // A new decoder reports what is not UTF-8; a charset alone would put question marks into people's names.
        var lines = new Lines(new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder())));
        try {
            var first = lines.next();
            if (first.isEmpty()) {
                return refused("empty");
            }
            var line = first.get();
            var text = line.text().startsWith(MARK) ? line.text().substring(1) : line.text();
            var rows = new Rows(lines, delimiter(text));
            rows.giveBack(new Lines.Line(line.number(), text, line.cut()));
            return rows.hasNext() ? new ImportFile(Header.of(rows.next()), rows) : refused("empty");
        } catch (CharacterCodingException e) {
            return refused(ENCODING);
        }
    }

    private static ImportFile refused(String code) {
        return new ImportFile(Header.refused(new RowError(1, "", code)), Collections.emptyIterator());
    }

    /** The one that is most often in the header; a comma if there is none. */
    private static char delimiter(String header) {
        var best = DELIMITERS.get(0);
        for (var each : DELIMITERS) {
            best = count(header, each) > count(header, best) ? each : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
