package dev.callside.reminders.work;

import dev.callside.practice.web.ProblemType;
import java.util.Locale;

/** Problems of reminders. */
public enum RemindersProblem implements ProblemType {
    /** Somebody else has changed the settings since they were read. */
    CHANGED_MEANWHILE(409),
    /** It is in a state in which it can't be sent again without the risk that it arrives twice. */
    NOT_SENDABLE(409),
    /** It is on its way already, or what became of it is decided. */
    NOT_CANCELLABLE(409),
    /** What became of it is known by now, or it is on its way once more. */
    NOT_IN_DOUBT(409),
    /** The level has too few credits for a test. */
    TEST_UNPAID(409),
    /** A practice sends only a few tests in an hour. */
    TOO_MANY_TESTS(429),
    /** Another version has saved the settings that hold: they are not known here. */
    SETTINGS_UNREADABLE(503),
    /** There is another key of that id. */
    KEY_EXISTS(409),
    /** The file of that id is being read already, by another request. */
    IMPORT_RUNNING(409),
    /** The file could not be read to its end: it is not UTF-8, or the connection broke. */
    IMPORT_STOPPED(422);

    /** The texts of this module. */
    public static final String BUNDLE = "dev.callside.reminders.texts";

    private final int status;

    RemindersProblem(int status) {
        this.status = status;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String bundle() {
        return BUNDLE;
    }
}
