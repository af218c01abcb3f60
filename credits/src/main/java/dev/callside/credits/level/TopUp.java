package dev.callside.credits.level;

import java.util.OptionalLong;

/**
 * What is bought by itself, and when.
 *
 * @param currency of its money, in whose smallest unit that is: the one in which credits were sold when it was set; empty of one that is
 *     older than that is kept
 * @param amount none only while it is off
 * @param threshold bought when fewer credits than this are available
 * @param dailyCap at most so much on one day; none means no limit
 */
public record TopUp(
        boolean on,
        String currency,
        OptionalLong amount,
        long threshold,
        OptionalLong dailyCap,
        OptionalLong monthlyCap) {

    /** A higher one would buy when there is plenty. */
    public static final long HIGHEST_THRESHOLD = 1_000_000;
}
