package dev.callside.reminders.level;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Practitioner;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.settings.LevelPreferences;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.PreferencesAsked;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** The reminder settings of levels as people see and change them. To be called inside a transaction. */
@Dependent
public class LevelSettings {

    private final VisibleLevels levels;
    private final PreferencesStore preferences;
    private final ReplanStore replans;
    private final Replans planning;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LevelSettings(
            VisibleLevels levels,
            PreferencesStore preferences,
            ReplanStore replans,
            Replans planning,
            Audit audit,
            Clock clock) {
        this.levels = levels;
        this.preferences = preferences;
        this.replans = replans;
        this.planning = planning;
        this.audit = audit;
        this.clock = clock;
    }

    LevelsView view(Session session) {
        var saved = preferences.all(session.practice());
        return new LevelsView(
                levels.all(session).stream().map(level -> view(level, saved)).toList(),
                replans.progress(session.practice()).orElse(null));
    }

    private static LevelsView.LevelView view(Level level, LevelPreferences saved) {
        return new LevelsView.LevelView(
                level.id().toString(),
                level.kind().name().toLowerCase(Locale.ROOT),
                level.practitioner().map(Practitioner::name).orElse(null),
                PreferencesAsked.of(saved.of(level.id()).orElseGet(Preferences::defaults)),
                from(level.id(), saved),
                saved.own(level.id()).map(LevelPreferences.Saved::version).orElse(0));
    }

    private static String from(LevelId level, LevelPreferences saved) {
        if (saved.of(level).isEmpty()) {
            return "unreadable";
        }
        if (saved.own(level).isPresent()) {
            return "own";
        }
        return saved.own(saved.group()).isPresent() ? "group" : "default";
    }

    /**
     * Saves, and has all appointments planned anew.
     *
     * @param version of what was read
     * @return false if somebody else has changed them since, to something else
     */
    boolean save(PracticeId practice, LevelId level, Preferences wanted, int version, String actor) {
        preferences.lock(practice);
        if (preferences.save(practice, level, wanted, version, clock.instant(), actor)) {
            changed(practice, level, actor, "reminders.settings.save");
            return true;
        }
        // The same once more, because the answer was lost, is no conflict.
        return preferences
                .all(practice)
                .own(level)
                .filter(own -> own.preferences().equals(Optional.of(wanted)))
                .isPresent();
    }

    /**
     * Back to the group's settings, or the group to the defaults.
     *
     * @param version of what was read
     * @return false if somebody else has changed them since
     */
    boolean reset(PracticeId practice, LevelId level, int version, String actor) {
        preferences.lock(practice);
        if (preferences.remove(practice, level, version)) {
            changed(practice, level, actor, "reminders.settings.reset");
            return true;
        }
        // One that has none is where it is to be.
        return preferences.all(practice).own(level).isEmpty();
    }

    private void changed(PracticeId practice, LevelId level, String actor, String action) {
        audit.record(practice, actor, action, level);
        planning.ask(practice);
    }
}
