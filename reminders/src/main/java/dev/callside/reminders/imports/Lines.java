package dev.callside.reminders.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a file, one at a time. Of a line that is too long only the beginning is kept in memory. */
final class Lines {

    /** In characters. No row that can be taken is nearly as long. */
    static final int LONGEST = 64 * 1024;

    private static final int END = -1;

    private final Reader reader;
    private long number;
    private boolean afterReturn;

    /** Reads single characters: the reader should be buffered. */
    Lines(Reader reader) {
        this.reader = reader;
    }

    /**
     * A line without its end.
     *
     * @param number counts from 1
     * @param cut whether there was more of it
     */
    record Line(long number, String text, boolean cut) {}

    /** Empty at the end of the file. */
    Optional<Line> next() throws IOException {
        var text = new StringBuilder();
        var any = false;
        var cut = false;
        for (var c = first(); c != END; c = reader.read()) {
            if (c == '\n' || c == '\r') {
                afterReturn = c == '\r';
                return line(text, cut);
            }
            any = true;
            if (text.length() < LONGEST) {
                text.append((char) c);
            } else {
                cut = true;
            }
        }
        return any ? line(text, cut) : Optional.empty();
    }

    private Optional<Line> line(StringBuilder text, boolean cut) {
        number++;
        return Optional.of(new Line(number, text.toString(), cut));
    }

    private int first() throws IOException {
        var c = reader.read();
        var second = afterReturn && c == '\n';
        afterReturn = false;
        return second ? reader.read() : c;
    }
}
