package dev.callside.credits.level;

/** Why something can't be done to a level, in order of precedence. */
public enum LevelRefusal {
    /** There is no such level, or it is somebody else's. */
    NOT_FOUND,
    /** Nobody of that id works in the practice. */
    NO_SUCH_PRACTITIONER,
    /** The id was used for something else. */
    OTHER_CONTENT,
    /** The practitioner has a level already. */
    LEVEL_EXISTS,
    /** The group's level is the practice's as long as there is one. */
    GROUP_STAYS,
    /** It was removed. */
    LEVEL_REMOVED,
    /** From a level to itself. */
    SAME_LEVEL,
    /** Not a whole number of credits that there could be. */
    CREDITS_OUT_OF_RANGE,
    /** The level has fewer. */
    INSUFFICIENT_CREDITS
}
