package dev.callside.credits.level;

/** Whether a level still pays. */
public enum LevelState {
    ACTIVE,
    /** Its history stays; what comes back to it goes on to where its credits went. */
    REMOVED
}
