package dev.callside.practice.copy;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes text harmless: one line, nothing invisible, nothing that turns its neighbours around. */
public final class PlainText {

    /** So that nobody's name alone makes an SMS of ten parts. */
    static final int LONGEST_VALUE = 100;

    private static final int LONGEST_LINK = 500;
    private static final String CUT = "...";

    /** All that Unicode takes for a line break, and the two of old typewriters. */
    private static final Pattern LINES = Pattern.compile("\\R");

    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{Cc}]");
    private static final Pattern SPACES = Pattern.compile(" +");

    /**
     * Halves of characters, soft hyphens, spaces of no width, marks and overrides of direction (Unicode Standard Annex
     * 9, 2), annotations, tags.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cs}\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f"
            + "\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]");

    /** Joiners that join nothing; emoji and Persian need the others. */
    private static final Pattern JOINERS = Pattern.compile(
            "(?<![^\\p{ASCII}])[\\u200c\\u200d]++|(?<![\\u200c\\u200d])[\\u200c\\u200d]++(?![^\\p{ASCII}])");

    private PlainText() {}

    /** As somebody typed it, line for line. */
    public static String typed(String text) {
        return LINES.splitAsStream(text)
                .map(line -> visible(line).stripTrailing())
                .collect(joining("\n"))
                .stripTrailing();
    }

    /** A value that somebody else entered, such as a name: on one line and not too long. */
    public static String value(String text) {
        var line = line(text);
        if (line.codePointCount(0, line.length()) <= LONGEST_VALUE) {
            return line;
        }
        var end = line.offsetByCodePoints(0, LONGEST_VALUE - CUT.length());
        return line.substring(0, end).strip() + CUT;
    }

    /** Any text on one line, as long as it is. */
    static String line(String text) {
        return SPACES.matcher(visible(text)).replaceAll(" ").strip();
    }

    /** An address that may be opened, or nothing. */
    public static String link(String text) {
        if (text.length() > LONGEST_LINK || !text.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
            return "";
        }
        try {
            var link = new URI(text);
            var web = "https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme());
            return web && link.getHost() != null ? text : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String visible(String text) {
        if (text.chars().allMatch(PlainText::latin)) {
            return text;
        }
        var spaced = BLANK.matcher(text).replaceAll(" ");
        var seen = JOINERS.matcher(INVISIBLE.matcher(spaced).replaceAll("")).replaceAll("");
        return Normalizer.normalize(seen, Normalizer.Form.NFC);
    }

    /** Of a letter that is one character in any normal form, or of ASCII: most text has no other, and is ready. */
    private static boolean latin(int unit) {
        return (unit >= ' ' && unit < 0x7f) || (unit >= 0xc0 && unit < 0x250);
    }
}
