package dev.callside.launcher;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes ids that sort by time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562, UUID version 7</a>
 */
final class TimeOrderedId {

    private static final int BYTES = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedId() {}

    static UUID next() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        ByteBuffer bits = ByteBuffer.wrap(random);
        long high = (Clock.systemUTC().millis() << 16) | VERSION_7 | (bits.getLong() & 0x0fffL);
        long low = VARIANT | (bits.getLong() >>> 2);
        return new UUID(high, low);
    }
}
