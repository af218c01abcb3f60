package dev.callside.reminders.level;

import dev.callside.reminders.settings.PreferencesAsked;
import java.util.List;

/**
 * The levels that somebody sees, with the settings that hold for each.
 *
 * @param replanning absent unless appointments are being planned anew
 */
public record LevelsView(List<LevelView> levels, Replanning replanning) {

    /**
     * A level.
     *
     * @param kind {@code group} or {@code individual}
     * @param practitioner whose, by name; absent for the group
     * @param from whose settings these are: {@code own}, {@code group} or {@code default}; {@code unreadable} where those that hold were
     *     saved by another version and are not known here, then the defaults stand in their place
     * @param version of its own settings, to be sent back with a change; 0 if it has none
     */
    public record LevelView(
            String id, String kind, String practitioner, PreferencesAsked preferences, String from, int version) {}

    /** How many appointments have been planned anew, of how many. */
    public record Replanning(int done, int total) {}
}
