package dev.callside.credits.level;

import java.time.Instant;
import java.util.Locale;

/** Why nothing is bought by itself until a person has looked, and since when. */
public record Suspension(Reason reason, Instant at) {

    /** What stopped it. */
    public enum Reason {
        /** The bank declined the card. */
        DECLINED,
        /** The bank wants the card's owner to confirm. */
        AUTHENTICATION,
        /** As much was bought as one day or one month may cost. */
        CAP,
        /** There is no card that could be charged. */
        CARD,
        /** The amount can't be bought at today's prices, or buys fewer credits than the threshold. */
        AMOUNT;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
