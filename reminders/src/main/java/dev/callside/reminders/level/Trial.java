package dev.callside.reminders.level;

import dev.callside.practice.copy.Copy;
import dev.callside.reminders.copy.CopyKey;
import java.util.UUID;

/**
 * A test of an SMS that somebody wants.
 *
 * @param copy passed the check
 * @param to E.164
 * @param credits what they were told that it costs
 */
record Trial(UUID id, CopyKey key, Copy copy, String to, long credits) {

    /** What became of it. */
    sealed interface Outcome {}

    /**
     * It was tried, now or by the same wish before.
     *
     * @param state as in {@link TrialView}
     * @param code the provider's, of a refusal
     */
    record Tried(String state, long credits, String code) implements Outcome {}

    /** Nothing was sent: it costs this. */
    record Costs(long credits) implements Outcome {}

    /** Nothing was sent. */
    enum Refused implements Outcome {
        /** The number wants nothing more from the practice. */
        OPTED_OUT,
        TOO_MANY,
        NOT_ENOUGH_CREDIT,
        /** The id is that of something else. */
        OTHER_ID
    }
}
