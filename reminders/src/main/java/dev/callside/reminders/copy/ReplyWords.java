package dev.callside.reminders.copy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that answers are made of, in small letters and without accents: on many a keyboard “já” is “ja”. */
final class ReplyWords {

    private static final Map<Reply, Set<String>> WORDS = Map.of(
            Reply.YES,
            Set.of(
                    "yes",
                    "y",
                    "yep",
                    "yeah",
                    "yup",
                    "ok",
                    "okay",
                    "oki",
                    "confirm",
                    "confirmed",
                    "👍",
                    "ja",
                    "jaja",
                    "ju",
                    "jamm",
                    "jebb",
                    "stadfesti",
                    "stadfest",
                    "maeti"),
            Reply.NO,
            Set.of("no", "n", "nope", "decline", "👎", "nei", "neinei", "neibb", "afboda", "afboka"),
            Reply.STOP,
            Set.of(
                    "stop",
                    "stop all",
                    "stopall",
                    "unsubscribe",
                    "opt out",
                    "optout",
                    "revoke",
                    "stopp",
                    "haetta",
                    "haettu",
                    "haettid",
                    "afskra"),
            Reply.START,
            Set.of("start", "unstop", "byrja"),
            Reply.HELP,
            Set.of("help", "info", "hjalp"));

    /** With more around them they may mean anything, and Twilio takes no notice of them either. */
    private static final Set<String> LONE_STOP = Set.of("cancel", "end", "quit");

    private static final Pattern POLITE =
            Pattern.compile("\\b(please|thanks|thank you|thank u|many|takk|fyrir|kaerlega|vinsamlega|vinsamlegast)\\b");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** What stands between words, and the colour of a thumb. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}👍👎]+");

    /** Longer ones say more than a word. */
    private static final int LONGEST = 60;

    private ReplyWords() {}

    static Reply meaning(String text) {
        if (text.length() > LONGEST) {
            return Reply.OTHER;
        }
        var said = plain(text);
        if (LONE_STOP.contains(said)) {
            return Reply.STOP;
        }
        var meant = apart(POLITE.matcher(said).replaceAll(" "));
        return WORDS.entrySet().stream()
                .filter(words -> words.getValue().contains(meant))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Reply.OTHER);
    }

    private static String plain(String text) {
        var letters =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var small = letters.toLowerCase(Locale.ROOT)
                .replace('ð', 'd')
                .replace("þ", "th")
                .replace("æ", "ae");
        return apart(small);
    }

    private static String apart(String words) {
        return BETWEEN.matcher(words).replaceAll(" ").strip();
    }
}
