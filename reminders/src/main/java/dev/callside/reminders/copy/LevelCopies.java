package dev.callside.reminders.copy;

import dev.callside.credits.level.AlertCopy;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.practice.copy.Copy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which text applies to whom in a practice: a level's own, else the group's, else the default; for each text alone. */
public record LevelCopies(LevelId group, Map<LevelId, Map<CopyKey, Copy>> written) {

    public Copy of(LevelId level, CopyKey key) {
        return own(level, key).or(() -> own(group, key)).orElseGet(() -> Defaults.of(key));
    }

    /** With the alerts' too. */
    public LevelCopies and(List<AlertCopy> alerts) {
        Map<LevelId, Map<CopyKey, Copy>> all = new HashMap<>();
        written.forEach((level, copies) -> all.put(level, new HashMap<>(copies)));
        for (var alert : alerts) {
            Language.of(alert.language())
                    .ifPresent(language -> all.computeIfAbsent(alert.level(), level -> new HashMap<>())
                            .put(new CopyKey(Topic.of(alert.kind()), Channel.ALERTS, language), alert.copy()));
        }
        return new LevelCopies(group, all);
    }

    /** Only one that the level has of its own. */
    public Optional<Copy> own(LevelId level, CopyKey key) {
        return Optional.ofNullable(written.getOrDefault(level, Map.of()).get(key));
    }
}
