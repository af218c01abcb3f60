package dev.callside.credits.level;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why nothing is bought by itself until a person has looked, and since when.
 *
 * @param until when it goes on by itself: of a cap only, and of each
 */
public record Suspension(Reason reason, Instant at, Optional<Instant> until) {

    public Suspension {
        if ((reason == Reason.CAP) != until.isPresent()) {
            throw new IllegalArgumentException(reason + " until " + until);
        }
    }

    public Suspension(Reason reason, Instant at) {
        this(reason, at, Optional.empty());
    }

    /** What stopped it. */
    public enum Reason {
        /** The bank declined the card. */
        DECLINED,
        /** The bank wants the card's owner to confirm. */
        AUTHENTICATION,
        /** As much was bought as one day or one month may cost: it goes on when that is over. */
        CAP,
        /** There is no card that could be charged. */
        CARD,
        /** The amount can't be bought at today's prices, or buys fewer credits than the threshold. */
        AMOUNT,
        /** A payment for credits is disputed with the card's bank: it is not charged again until a person says so. */
        DISPUTED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
