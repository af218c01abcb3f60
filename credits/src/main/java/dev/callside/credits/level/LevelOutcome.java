package dev.callside.credits.level;

/** What became of a wish. */
public sealed interface LevelOutcome {

    /**
     * It is so.
     *
     * @param isNew false if it was so before
     */
    record Done(boolean isNew) implements LevelOutcome {}

    /** Nothing was changed. */
    record Refused(LevelRefusal reason) implements LevelOutcome {}

    static LevelOutcome refused(LevelRefusal reason) {
        return new Refused(reason);
    }
}
