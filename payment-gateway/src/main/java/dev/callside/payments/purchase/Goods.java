package dev.callside.payments.purchase;

import java.util.Locale;
import java.util.UUID;

/**
 * What is bought.
 *
 * @param target what gets it, such as a level
 * @param units how many
 */
public record Goods(Kind kind, UUID target, long units) {

    /** Each kind has one {@link Granter}. */
    public enum Kind {
        MESSAGE_CREDITS;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
