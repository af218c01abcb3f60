package dev.callside.reminders.settings;

import dev.callside.credits.level.LevelId;

/** What a level has saved is not what this version understands: another one may have saved it, while a node is upgraded. */
public final class UnreadableSettings extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableSettings(LevelId level) {
        super("the settings that hold for level " + level + " can't be read: another version may have saved them");
    }
}
