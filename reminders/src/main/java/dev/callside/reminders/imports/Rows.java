package dev.callside.reminders.imports;

import dev.callside.reminders.imports.Lines.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The rows of a file, each read when it is asked for. A quote that is never closed would make one value of the rest of the
 * file: so a row is cut out first, by {@link Quotes} and within limits, and only then split. Where that fails, its first line is
 * refused and the next is a row of its own again. Empty rows are left out.
 */
final class Rows implements Iterator<Row> {

    /** How many lines one row may have, with line breaks in quoted values. */
    private static final int MOST_LINES = 20;

    private final Lines lines;
    private final char delimiter;
    private final CSVFormat format;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private Row next;

    Rows(Lines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    /** Another line before those that are still to come. */
    void giveBack(Line line) {
        ahead.addFirst(line);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                var line = line();
                if (line.isEmpty()) {
                    return false;
                }
                var row = row(line.get());
                next = row.isEmpty() ? null : row;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    private Row row(Line first) throws IOException {
        if (first.cut()) {
            return Row.broken(first.number(), Row.TOO_LONG);
        }
        var text = new StringBuilder(first.text());
        var state = Quotes.BEFORE.through(first.text(), delimiter);
        List<Line> more = new ArrayList<>();
        while (state == Quotes.QUOTED) {
            var line = more.size() < MOST_LINES ? line() : Optional.<Line>empty();
            line.ifPresent(more::add);
            if (line.isEmpty()
                    || line.get().cut()
                    || text.length() + line.get().text().length() > Lines.LONGEST) {
                break;
            }
            text.append('\n').append(line.get().text());
            state = state.through(line.get().text(), delimiter);
        }
        if (state == Quotes.QUOTED || state == Quotes.BROKEN) {
            for (var i = more.size() - 1; i >= 0; i--) {
                giveBack(more.get(i));
            }
            return Row.broken(first.number(), Row.QUOTE);
        }
        return Row.of(first.number(), values(text.toString()));
    }

    private List<String> values(String text) throws IOException {
        if (text.isBlank()) {
            return List.of();
        }
        try (var parser = CSVParser.parse(text, format)) {
            return parser.iterator().next().toList();
        }
    }

    private Optional<Line> line() throws IOException {
        return ahead.isEmpty() ? lines.next() : Optional.of(ahead.removeFirst());
    }
}
