package dev.callside.reminders.copy;

import dev.callside.credits.price.Channel;
import dev.callside.credits.sms.SmsSize;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.copy.Piece;
import dev.callside.practice.copy.Piece.Form;
import dev.callside.practice.copy.Slot;
import dev.callside.reminders.copy.CopyRefusal.Reason;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says what is wrong with a text before it is saved. A hint how to opt out is not asked for: a reminder of one's own
 * appointment needs none in most countries, and STOP works whether it is mentioned or not.
 */
public final class CopyCheck {

    /** So many parts Twilio takes: 1,600 characters, of which ten parts hold 1,530 at the most. */
    public static final int MOST_SEGMENTS = 10;

    static final int LONGEST_SMS = 1600;
    static final int LONGEST_MAIL = 10_000;
    static final int LONGEST_SUBJECT = 150;

    /** More would help nobody. */
    private static final int MOST_REFUSALS = 20;

    private CopyCheck() {}

    /** All that is wrong, as far as it can be told; nothing if the text can be saved. */
    public static List<CopyRefusal> check(CopyKey key, Copy copy) {
        var tooLong = tooLong(key, copy);
        if (!tooLong.isEmpty()) {
            return tooLong;
        }
        var content = content(key, copy);
        return content.isEmpty() ? tooManySegments(key, copy) : content;
    }

    private static List<CopyRefusal> tooLong(CopyKey key, Copy copy) {
        return Stream.concat(
                        tooLong(CopyRefusal.SUBJECT, copy.subject(), LONGEST_SUBJECT),
                        tooLong(CopyRefusal.TEXT, copy.text(), longest(key)))
                .toList();
    }

    private static int longest(CopyKey key) {
        return switch (key.channel().form()) {
            case SHORT -> LONGEST_SMS;
            case LETTER -> LONGEST_MAIL;
        };
    }

    private static Stream<CopyRefusal> tooLong(String field, String text, int most) {
        return text.length() <= most
                ? Stream.empty()
                : Stream.of(CopyRefusal.of(field, Reason.TOO_LONG, most, text.length()));
    }

    static List<CopyRefusal> content(CopyKey key, Copy copy) {
        return Stream.concat(subject(key, copy.subject()), filled(key, CopyRefusal.TEXT, copy.text()))
                .distinct()
                .limit(MOST_REFUSALS)
                .toList();
    }

    private static Stream<CopyRefusal> subject(CopyKey key, String subject) {
        if (key.channel().form() == Channel.Form.SHORT) {
            return subject.isBlank() ? Stream.empty() : Stream.of(refused(Reason.NO_SUBJECT));
        }
        return subject.contains("\n")
                ? Stream.of(refused(Reason.LINE_BREAK))
                : filled(key, CopyRefusal.SUBJECT, subject);
    }

    private static CopyRefusal refused(Reason reason) {
        return CopyRefusal.of(CopyRefusal.SUBJECT, reason);
    }

    private static Stream<CopyRefusal> filled(CopyKey key, String field, String text) {
        if (text.isBlank()) {
            return Stream.of(CopyRefusal.of(field, Reason.MISSING));
        }
        var refusals = new TagCheck(key, field).refusals(text);
        if (refusals.isEmpty() && text.lines().noneMatch(CopyCheck::alwaysSays)) {
            return Stream.of(CopyRefusal.of(field, Reason.MAY_BE_EMPTY));
        }
        return refusals.stream();
    }

    /** Of a client of whom only the needful is known: see {@link Slot#detail}. */
    private static boolean alwaysSays(String line) {
        var pieces = Piece.of(line);
        var tags = pieces.stream()
                .filter(piece -> piece.form() == Form.TAG)
                .map(piece -> Placeholder.ofTag(piece.text().strip()).orElseThrow())
                .toList();
        var words = pieces.stream().anyMatch(piece -> piece.form() == Form.WORDS && says(piece.text()));
        return tags.stream().anyMatch(Placeholder::always)
                || (words && (tags.isEmpty() || !tags.stream().allMatch(Placeholder::detail)));
    }

    private static boolean says(String words) {
        return words.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static List<CopyRefusal> tooManySegments(CopyKey key, Copy copy) {
        if (key.channel().form() != Channel.Form.SHORT) {
            return List.of();
        }
        var sample = CopyTemplate.of(key, copy).render(Samples.of(key.language()));
        var segments = SmsSize.of(sample.text()).segments();
        return segments <= MOST_SEGMENTS
                ? List.of()
                : List.of(CopyRefusal.of(CopyRefusal.TEXT, Reason.TOO_MANY_SEGMENTS, MOST_SEGMENTS, segments));
    }
}
