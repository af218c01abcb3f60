package dev.callside.credits.level;

/** Whose level it is. */
public enum LevelKind {
    /** The practice's: for all who have none of their own. */
    GROUP,
    /** One practitioner's. */
    INDIVIDUAL
}
