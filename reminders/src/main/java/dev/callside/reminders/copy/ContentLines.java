package dev.callside.reminders.copy;

/** Folds the lines of a calendar after 75 octets (RFC 5545, 3.1); the library would count characters. */
final class ContentLines {

    private static final int LONGEST = 75;
    private static final String FOLD = "\r\n ";

    private ContentLines() {}

    static String folded(String calendar) {
        var folded = new StringBuilder();
        var octets = 0;
        for (var at = 0; at < calendar.length(); at = calendar.offsetByCodePoints(at, 1)) {
            var character = calendar.codePointAt(at);
            var size = octets(character);
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else if (octets + size > LONGEST) {
                folded.append(FOLD);
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    /** In UTF-8. */
    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
