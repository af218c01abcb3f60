package dev.callside.reminders.copy;

import dev.callside.practice.copy.Copy;
import dev.callside.practice.crypto.Tokens;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a text was made from, so that nobody overwrites what they have not read. It is the text's fingerprint: the same text is
 * the same version whoever wrote it, in whichever table it is kept, and one that is written again takes nothing from anybody.
 */
public final class CopyVersion {

    /** Of a level without a text of its own. */
    public static final String NONE = "none";

    private CopyVersion() {}

    /** Of the text that a level has of its own. */
    public static String of(Optional<Copy> own) {
        return own.map(CopyVersion::fingerprint).orElse(NONE);
    }

    private static String fingerprint(Copy copy) {
        var lengths = copy.subject().length() + " " + copy.text().length();
        return HexFormat.of().formatHex(Tokens.hash(lengths + " " + copy.subject() + copy.text()));
    }
}
