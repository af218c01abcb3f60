package dev.callside.reminders.ical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * By what an appointment of a calendar is known again: the event's id and, in a series, when it was to begin at first. Where that
 * is longer than an id of ours can be, its hash.
 */
final class OccurrenceKey {

    private static final int LONGEST = 100;

    private OccurrenceKey() {}

    static String of(String uid, Optional<Instant> original) {
        var key = uid + original.map(at -> "/" + at).orElse("");
        var plain = key.length() <= LONGEST && key.chars().noneMatch(Character::isISOControl);
        return plain ? key : "sha256-" + HexFormat.of().formatHex(hash(key));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
