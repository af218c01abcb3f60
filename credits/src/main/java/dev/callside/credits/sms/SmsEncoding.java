package dev.callside.credits.sms;

import java.util.stream.IntStream;

/**
 * How a text message travels. The first unit that GSM-7 lacks makes the whole message UCS-2, and less than half as much
 * fits in.
 *
 * @see <a href="https://www.etsi.org/deliver/etsi_ts/123000_123099/123038/17.00.00_60/ts_123038v170000p.pdf">3GPP TS
 *     23.038</a>, 6.2.1
 */
public enum SmsEncoding {
    /** Seven bits a character; those of the extension table take two. */
    GSM_7("GSM-7", 160, 153),
    /** Sixteen bits, which are the code units of UTF-16. */
    UCS_2("UCS-2", 70, 67);

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    /** By the character's code: each message is counted before it is paid for. */
    private static final byte[] SEPTETS = septets();

    private final String text;
    private final int alone;
    private final int joined;

    SmsEncoding(String text, int alone, int joined) {
        this.text = text;
        this.alone = alone;
        this.joined = joined;
    }

    /** As Twilio and people call it. */
    public String text() {
        return text;
    }

    /** How many units a message of one part holds. */
    int alone() {
        return alone;
    }

    /** How many a part of a longer message holds, beside the six bytes that join it to the others. */
    int joined() {
        return joined;
    }

    static SmsEncoding of(String message) {
        return message.chars().allMatch(unit -> septets(unit) > 0) ? GSM_7 : UCS_2;
    }

    /** How many units of GSM-7 a character takes: 0 if it has none such. */
    static int septets(int character) {
        return character < SEPTETS.length ? SEPTETS[character] : 0;
    }

    private static byte[] septets() {
        var last = IntStream.concat(BASIC.chars(), EXTENSION.chars()).max().orElseThrow();
        var septets = new byte[last + 1];
        BASIC.chars().forEach(character -> septets[character] = 1);
        EXTENSION.chars().forEach(character -> septets[character] = 2);
        return septets;
    }
}
