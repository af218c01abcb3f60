package dev.callside.reminders.settings;

/** What a level has saved is not what this version understands: another one may have saved it, while a node is upgraded. */
public final class UnreadableSettings extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableSettings(String message, Throwable cause) {
        super(message, cause);
    }
}
