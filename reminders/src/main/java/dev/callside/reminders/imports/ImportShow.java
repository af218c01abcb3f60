package dev.callside.reminders.imports;

import java.util.List;

/** Which files are shown. */
enum ImportShow {
    ALL,
    /** Of which something becomes by itself. */
    OPEN,
    DONE,
    FAILED;

    private List<ImportState> states() {
        return switch (this) {
            case ALL -> List.of(ImportState.values());
            case OPEN -> List.of(ImportState.RECEIVING, ImportState.WAITING, ImportState.RUNNING);
            case DONE -> List.of(ImportState.DONE);
            case FAILED -> List.of(ImportState.FAILED);
        };
    }

    String[] labels() {
        return states().stream().map(ImportState::label).toArray(String[]::new);
    }
}
