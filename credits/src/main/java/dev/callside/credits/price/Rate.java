package dev.callside.credits.price;

/**
 * What one part of a message, or one mail, costs.
 *
 * @param country ISO 3166-1 alpha-2, or {@code *} for every other country
 * @param credits 0 only where the {@link Channel} may cost nothing
 */
public record Rate(String country, Channel channel, int credits) {

    /** Every other country. */
    public static final String ELSEWHERE = "*";
}
