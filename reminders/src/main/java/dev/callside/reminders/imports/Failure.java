package dev.callside.reminders.imports;

import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/** Why a file was not read to its end. */
enum Failure {
    /** Its header lacks a column, or has one twice. */
    HEADER,
    /** It is not UTF-8. */
    ENCODING,
    /** It did not arrive to its end. */
    BROKEN,
    /** The server that was at it is gone. */
    LOST,
    /** On our side. */
    ERROR;

    static Failure of(Throwable cause) {
        return cause instanceof CharacterCodingException ? ENCODING : BROKEN;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
