package dev.callside.practice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bodies that are signed: read as they came, and not more than a limit. */
public final class HttpBodies {

    private HttpBodies() {}

    /** The text; empty if it is longer than allowed, or not UTF-8. */
    public static Optional<String> read(HttpServletRequest request, int mostBytes) throws IOException {
        var bytes = request.getInputStream().readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
