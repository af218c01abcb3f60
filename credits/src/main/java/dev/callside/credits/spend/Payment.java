package dev.callside.credits.spend;

import dev.callside.credits.level.LevelId;
import java.util.UUID;

/**
 * What became of the wish to pay for a message.
 *
 * @param level that pays, or paid when it was paid before
 * @param credits its price, then
 */
public record Payment(UUID message, LevelId level, long credits, Outcome outcome) {

    /** In order of precedence; only after the first three may the message be sent. */
    public enum Outcome {
        /** The credits are reserved or spent now. */
        PAID,
        /** They were before, by the same message. */
        PAID_BEFORE,
        /** It costs nothing, or did when it was spent for before. */
        FREE,
        /** The id is that of something else, or it was reserved at another price. */
        OTHER_CONTENT,
        /** What was reserved for it, at whatever price, is free again: it needs a new id to be paid for again. */
        RELEASED_BEFORE,
        /** The level has too little. */
        NOT_ENOUGH_CREDIT
    }

    /** Whether the message may be sent. */
    public boolean ok() {
        return switch (outcome) {
            case PAID, PAID_BEFORE, FREE -> true;
            case OTHER_CONTENT, RELEASED_BEFORE, NOT_ENOUGH_CREDIT -> false;
        };
    }
}
