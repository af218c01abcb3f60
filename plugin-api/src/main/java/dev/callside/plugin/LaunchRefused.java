package dev.callside.plugin;

/**
 * Nobody gets in.
 *
 * @param reason counted and logged; never told to whoever tried
 */
public record LaunchRefused(Reason reason) implements LaunchAnswer {
    /** Why, in order of precedence: the first that applies is given. */
    public enum Reason {
        /** No host is registered under that id. */
        UNKNOWN_HOST,
        /** The host's registration names an adapter that is not there. */
        UNKNOWN_ADAPTER,
        /** Not a JWT; or, after all others up to {@link #WRONG_NONCE}, a claim that is missing or cannot be read. */
        MALFORMED,
        /** {@code typ} is not {@code call-launch+jwt}: a token that was made for something else. */
        WRONG_TYPE,
        /** {@code none}, or an algorithm other than ES256, EdDSA and RS256 (RFC 8725, 3.1). */
        WRONG_ALGORITHM,
        /** The host's keys could not be fetched; trying again later may help. */
        KEYS_UNAVAILABLE,
        /** No registered key verifies it. */
        BAD_SIGNATURE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        EXPIRED,
        /** Issued in the future, or valid for longer than 120 seconds. */
        WRONG_LIFETIME,
        /** Not the page's nonce, or one that was made for another page, or has run out. */
        WRONG_NONCE,
        /** The host may not launch for this practice, or the practice does not exist. */
        UNKNOWN_PRACTICE,
        /** The nonce or the token's id was used before. */
        REPLAYED
    }
}
