package dev.callside.practice.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A list as a file for a spreadsheet (RFC 4180), in which nothing that somebody typed runs. */
public final class CsvFile {

    public static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

    /** Spreadsheets take a cell that begins so for a formula, also in its full-width form. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** Tells a spreadsheet that this is UTF-8. */
    private static final char MARK = '\ufeff';

    private CsvFile() {}

    /**
     * The first line.
     *
     * @param words what the columns are called
     * @param moments those of the columns whose name says the zone, for {@link #at}
     */
    public static List<String> header(
            List<String> columns, UnaryOperator<String> words, List<String> moments, ZoneId zone) {
        return columns.stream()
                .map(column -> words.apply(column) + (moments.contains(column) ? " (" + zone + ")" : ""))
                .toList();
    }

    /** Begins a file; whoever closes it has written it. */
    public static CSVPrinter to(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, UTF_8);
        writer.write(MARK);
        return new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    /**
     * Writes a list of any length while it is read, and each page before the next is asked for.
     *
     * @param first what is asked for at first
     * @param page the lines that answer it; none are the end
     * @param cells of a line
     * @param after what is asked for after a line, the last of a page
     */
    public static <Q, L> void pages(
            CSVPrinter csv, Q first, Function<Q, List<L>> page, Function<L, List<?>> cells, BiFunction<Q, L, Q> after)
            throws IOException {
        var question = first;
        for (var lines = page.apply(question); !lines.isEmpty(); lines = page.apply(question)) {
            for (var line : lines) {
                csv.printRecord(cells.apply(line));
            }
            csv.flush();
            question = after.apply(question, lines.get(lines.size() - 1));
        }
    }

    /** Text that somebody typed. */
    public static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A moment in the zone that the column's name says. */
    public static String at(Instant moment, ZoneId zone) {
        return AT.format(moment.atZone(zone));
    }
}
