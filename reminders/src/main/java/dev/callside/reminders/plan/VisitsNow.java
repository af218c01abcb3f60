package dev.callside.reminders.plan;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.plugin.PracticeId;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.PreferencesStore;
import dev.callside.reminders.settings.UnreadableSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Appointments and the settings that apply to them, as they are now. To be called inside a transaction. */
@Dependent
public class VisitsNow {

    private final PlanStore plans;
    private final PreferencesStore preferences;
    private final Levels levels;

    @Inject
    public VisitsNow(PlanStore plans, PreferencesStore preferences, Levels levels) {
        this.plans = plans;
        this.preferences = preferences;
        this.levels = levels;
    }

    /**
     * What decides which messages about it are wanted.
     *
     * @param level whose settings apply
     * @param readable those; none if this version can't read them
     */
    public record Now(Visit visit, LevelId level, Optional<Preferences> readable) {

        /**
         * The settings that apply.
         *
         * @throws UnreadableSettings if they can't be read: then nothing can be decided
         */
        public Preferences preferences() {
            return readable.orElseThrow(() -> new UnreadableSettings(level));
        }

        boolean isReadable() {
            return readable.isPresent();
        }
    }

    /** For whoever only looks, without a lock. */
    public Map<UUID, Now> of(PracticeId practice, Collection<UUID> appointments) {
        return of(practice, appointments, levels::payersNow);
    }

    /** For whoever plans by them: the levels stay as they are until the transaction ends. */
    Map<UUID, Now> hold(PracticeId practice, Collection<UUID> appointments) {
        return of(practice, appointments, levels::payers);
    }

    private Map<UUID, Now> of(
            PracticeId practice,
            Collection<UUID> appointments,
            BiFunction<PracticeId, Collection<UUID>, Map<Optional<UUID>, LevelId>> payersOf) {
        var visits = plans.visits(practice, appointments);
        Set<UUID> practitioners = new HashSet<>();
        visits.forEach(each -> each.practitioner().ifPresent(practitioners::add));
        var payers = payersOf.apply(practice, practitioners);
        var group = payers.get(Optional.<UUID>empty());
        var settings = preferences.all(practice);
        Map<UUID, Now> now = new HashMap<>();
        visits.forEach(each -> {
            var level = payers.getOrDefault(each.practitioner(), group);
            now.put(each.visit().id(), new Now(each.visit(), level, settings.of(level)));
        });
        return now;
    }
}
