package dev.callside.reminders.imports;

import java.util.Locale;

/** How far a file is. */
enum ImportState {
    /** It is on its way to us, and is read when it is here. */
    RECEIVING,
    /** It is here; nobody reads it yet. */
    WAITING,
    RUNNING,
    DONE,
    /** It was not read to its end. The rows that were taken before stay. */
    FAILED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
