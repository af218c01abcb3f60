package dev.callside.credits.spend;

import java.util.UUID;

/**
 * What a provider did with a message that credits were reserved for.
 *
 * @param spent whether it took it
 * @param reference as the message's
 */
public record Settlement(UUID message, boolean spent, String reference) {

    /** What became of the reservation. */
    public enum Outcome {
        /** Spent or free again, now or by the same settlement before. */
        DONE,
        /** The other way round before: that stands. */
        SETTLED_OTHERWISE,
        /** It ran out and is free again. */
        EXPIRED,
        /** Nothing was reserved: the message was free, or never paid for. */
        NOTHING_RESERVED
    }
}
