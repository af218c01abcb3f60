package dev.callside.practice.time;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562, 5.7): they sort by time, so that an index on them grows at one end. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next(Instant now) {
        var high = now.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        var low = 0x8000000000000000L | RANDOM.nextLong() >>> 2;
        return new UUID(high, low);
    }

    /** What somebody sent as an id; empty if it is none. */
    public static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
