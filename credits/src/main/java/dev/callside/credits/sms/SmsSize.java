package dev.callside.credits.sms;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text message costs in parts, exactly as Twilio counts and bills it with smart encoding off.
 *
 * @param characters as Twilio counts them: in GSM-7 the units, in UCS-2 what a reader takes for one character
 * @param units of the encoding: septets, or code units of UTF-16
 * @param segments at least 1
 */
public record SmsSize(SmsEncoding encoding, int characters, int units, int segments) {

    /** An extended grapheme cluster, such as a flag or a family; but a line break of Windows is two characters. */
    private static final Pattern CLUSTER = Pattern.compile("\r|\\X");

    public static SmsSize of(String message) {
        var encoding = SmsEncoding.of(message);
        var sizes = characters(message, encoding).map(encoding::units).toList();
        var units = sizes.stream().mapToInt(Integer::intValue).sum();
        return new SmsSize(
                encoding,
                encoding == SmsEncoding.GSM_7 ? units : sizes.size(),
                units,
                units <= encoding.alone() ? 1 : parts(sizes, encoding.joined()));
    }

    /** GSM-7 has none that is put together of others: no need to look for them in most messages. */
    private static Stream<String> characters(String message, SmsEncoding encoding) {
        return encoding == SmsEncoding.GSM_7
                ? message.chars().mapToObj(Character::toString)
                : CLUSTER.matcher(message).results().map(MatchResult::group);
    }

    /** What doesn't fit into a part whole goes into the next: neither half an extension nor half a flag is sent. */
    private static int parts(List<Integer> sizes, int room) {
        var parts = 1;
        var free = room;
        for (var size : sizes) {
            if (size > free) {
                parts++;
                free = room;
            }
            free -= size;
        }
        return parts;
    }
}
