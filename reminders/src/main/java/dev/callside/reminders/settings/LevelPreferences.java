package dev.callside.reminders.settings;

import dev.callside.credits.level.LevelId;
import java.util.Map;
import java.util.Optional;

/** What applies to whom in a practice: a level's own settings, else the group's, else the defaults. */
public record LevelPreferences(LevelId group, Map<LevelId, Saved> saved) {

    /**
     * Settings that somebody saved.
     *
     * @param preferences none if this version can't read them: another one may have saved them
     * @param version grows with each change
     */
    public record Saved(Optional<Preferences> preferences, int version) {}

    public LevelPreferences {
        saved = Map.copyOf(saved);
    }

    /** None if what applies can't be read: then nobody knows it here. */
    public Optional<Preferences> of(LevelId level) {
        return own(level)
                .or(() -> own(group))
                .map(Saved::preferences)
                .orElseGet(() -> Optional.of(Preferences.defaults()));
    }

    /** Only those that the level has of its own. */
    public Optional<Saved> own(LevelId level) {
        return Optional.ofNullable(saved.get(level));
    }
}
