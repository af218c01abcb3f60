package dev.callside.sandbox.twilio;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * In how many parts a message travels: of GSM-7 160 septets fit into one and 153 into each of several, of UCS-2 70 and
 * 67 units. What does not fit into a part whole goes into the next.
 *
 * @see <a href="https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding">GSM-7</a>
 * @see <a href="https://www.twilio.com/docs/glossary/what-is-ucs-2-character-encoding">UCS-2</a>
 */
record Segments(boolean gsm, int count) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each takes two septets. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** What a reader takes for one character; but a line break of Windows is two. */
    private static final Pattern CHARACTER = Pattern.compile("\r|\\X");

    static Segments of(String body) {
        boolean gsm = body.chars().allMatch(unit -> BASIC.indexOf(unit) >= 0 || EXTENSION.indexOf(unit) >= 0);
        List<Integer> sizes = CHARACTER
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .map(character -> gsm && EXTENSION.contains(character) ? 2 : character.length())
                .toList();
        int units = sizes.stream().mapToInt(Integer::intValue).sum();
        return new Segments(gsm, units <= (gsm ? 160 : 70) ? 1 : parts(sizes, gsm ? 153 : 67));
    }

    String encoding() {
        return gsm ? "GSM-7" : "UCS-2";
    }

    private static int parts(List<Integer> sizes, int room) {
        int parts = 1;
        int free = room;
        for (int size : sizes) {
            if (size > free) {
                parts++;
                free = room;
            }
            free -= size;
        }
        return parts;
    }
}
