package dev.callside.credits.sms;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
        var sizes = sizes(message, encoding).toArray();
        var units = IntStream.of(sizes).sum();
        return new SmsSize(
                encoding,
                encoding == SmsEncoding.GSM_7 ? units : sizes.length,
                units,
                units <= encoding.alone() ? 1 : parts(sizes, encoding.joined()));
    }

    /** How many units each character takes. GSM-7 has none that is put together of others: no need to look for them in most messages. */
    private static IntStream sizes(String message, SmsEncoding encoding) {
        return encoding == SmsEncoding.GSM_7
                ? message.chars().map(SmsEncoding::septets)
                : CLUSTER.matcher(message).results().mapToInt(found -> found.end() - found.start());
    }

    /** What doesn't fit into a part whole goes into the next: neither half an extension nor half a flag is sent. */
    private static int parts(int[] sizes, int room) {
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
