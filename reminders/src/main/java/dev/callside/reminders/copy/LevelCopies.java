package dev.callside.reminders.copy;

import dev.callside.credits.level.LevelId;
import java.util.Map;
import java.util.Optional;

/** Which text applies to whom in a practice: a level's own, else the group's, else the default; for each text alone. */
public record LevelCopies(LevelId group, Map<LevelId, Map<CopyKey, Copy>> written) {

    public Copy of(LevelId level, CopyKey key) {
        return own(level, key).or(() -> own(group, key)).orElseGet(() -> Defaults.of(key));
    }

    /** Only one that the level has of its own. */
    public Optional<Copy> own(LevelId level, CopyKey key) {
        return Optional.ofNullable(written.getOrDefault(level, Map.of()).get(key));
    }
}
