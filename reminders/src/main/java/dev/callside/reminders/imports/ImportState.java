package dev.callside.reminders.imports;

/** How far a file is. */
enum ImportState {
    RUNNING,
    DONE,
    /** It was not read to its end. The rows that were taken before stay. */
    FAILED
}
