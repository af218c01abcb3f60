package dev.callside.credits.level;

import java.util.OptionalLong;

/**
 * What is bought by itself, and when. Money is in the smallest unit of the currency that credits are sold in.
 *
 * @param amount none only while it is off
 * @param threshold bought when fewer credits than this are available
 * @param dailyCap at most so much on one day; none means no limit
 */
public record TopUp(boolean on, OptionalLong amount, long threshold, OptionalLong dailyCap, OptionalLong monthlyCap) {

    /** A higher one would buy when there is plenty. */
    public static final long HIGHEST_THRESHOLD = 1_000_000;
}
