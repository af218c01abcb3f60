package dev.callside.reminders.ical;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * The lines of a file, put together again where they were folded. That is done before their bytes become characters, because
 * a fold may stand in the middle of one. Of a line that is longer than anything we have a use for, only the beginning is kept.
 */
final class ContentLines {

    private static final int LONGEST = 64 * 1024;
    private static final int END = -1;

    private final InputStream in;
    private final Charset charset;
    private int ahead;

    ContentLines(InputStream in, Charset charset) throws IOException {
        this.in = new BufferedInputStream(in);
        this.charset = charset;
        this.ahead = this.in.read();
    }

    /** The next one, which may be empty; none at the end of the file. */
    Optional<String> next() throws IOException {
        if (ahead == END) {
            return Optional.empty();
        }
        var line = new ByteArrayOutputStream();
        do {
            part(line);
        } while (folded());
        return Optional.of(text(line.toByteArray()));
    }

    private void part(ByteArrayOutputStream line) throws IOException {
        while (ahead != END && ahead != '\n') {
            if (ahead != '\r' && line.size() < LONGEST) {
                line.write(ahead);
            }
            ahead = in.read();
        }
        ahead = ahead == END ? END : in.read();
    }

    private boolean folded() throws IOException {
        if (ahead != ' ' && ahead != '\t') {
            return false;
        }
        ahead = in.read();
        return true;
    }

    /** A line that was cut may end within a character. */
    private String text(byte[] line) throws CharacterCodingException {
        var wrong = line.length < LONGEST ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        return charset.newDecoder()
                .onMalformedInput(wrong)
                .onUnmappableCharacter(wrong)
                .decode(ByteBuffer.wrap(line))
                .toString();
    }
}
