package dev.callside.reminders.level;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.Practitioner;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The levels that a session may set something for: a manager all that are active, a practitioner their own. */
@Dependent
public class VisibleLevels {

    private final Levels levels;

    @Inject
    public VisibleLevels(Levels levels) {
        this.levels = levels;
    }

    List<Level> all(Session session) {
        var own = levels.own(session).map(Practitioner::id);
        return levels.all(session.practice()).stream()
                .filter(Level::active)
                .filter(level -> session.role() == Role.MANAGER
                        || (own.isPresent()
                                && level.practitioner().map(Practitioner::id).equals(own)))
                .toList();
    }

    /** One of them; a level that this session may not see looks as if there were none. */
    Optional<Level> one(Session session, String id) {
        return LevelId.parse(id)
                .flatMap(level -> levels.visible(session, level))
                .filter(Level::active);
    }
}
