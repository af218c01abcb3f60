package dev.callside.reminders.settings;

import dev.callside.credits.level.LevelId;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings that levels have of their own. To be called inside a transaction. */
@Dependent
public class PreferencesStore {

    private static final String SAVE = """
            insert into reminders.preferences as p (practice_id, level_id, preferences, changed_at, changed_by)
            select ?1, ?2, cast(?3 as jsonb), ?5, ?6 where ?4 = 0
            on conflict (practice_id, level_id) do nothing""";

    private static final String CHANGE = """
            update reminders.preferences
            set preferences = cast(?3 as jsonb), version = nextval('reminders.preference_versions'), changed_at = ?5, changed_by = ?6
            where practice_id = ?1 and level_id = ?2 and version = ?4""";

    private static final String REMOVE = """
            delete from reminders.preferences
            where practice_id = ?1 and level_id = ?2 and version = ?3""";

    /** Of a lock for each practice. */
    private static final String LOCK = "reminders.preferences";

    private final EntityManager entities;
    private final Jsonb jsonb;

    @Inject
    public PreferencesStore(@RemindersUnit EntityManager entities, Jsonb jsonb) {
        this.entities = entities;
        this.jsonb = jsonb;
    }

    /** All of a practice; levels without any are not in it. */
    public LevelPreferences all(PracticeId practice) {
        Map<LevelId, LevelPreferences.Saved> saved = new HashMap<>();
        Sql.of(
                        entities,
                        "select level_id, cast(preferences as text), version from reminders.preferences"
                                + " where practice_id = ?1",
                        practice)
                .rows(row ->
                        saved.put(new LevelId(row.uuid(0)), new LevelPreferences.Saved(preferences(row.text(1)), (int)
                                row.number(2))));
        return new LevelPreferences(LevelId.group(practice), saved);
    }

    /**
     * To be called before anything that changes settings: waits for whoever plans with those that are, and makes others wait
     * until the transaction ends. So no appointment is planned with old settings after the new ones have reached all.
     */
    public void lock(PracticeId practice) {
        Sql.lock(entities, LOCK, practice);
    }

    /** The same for whoever plans: any number of these at once. */
    public void hold(PracticeId practice) {
        Sql.lockShared(entities, LOCK, practice);
    }

    /** None if they are not what this version saves. */
    private Optional<Preferences> preferences(String json) {
        try {
            return Optional.ofNullable(jsonb.fromJson(json, PreferencesAsked.class))
                    .map(PreferencesCheck::read)
                    .filter(Preferences.class::isInstance)
                    .map(Preferences.class::cast);
        } catch (JsonbException e) {
            return Optional.empty();
        }
    }

    /**
     * Saves, if nobody has since they were read.
     *
     * @param version of what was read; 0 if the level had none of its own
     */
    public boolean save(
            PracticeId practice, LevelId level, Preferences preferences, int version, Instant now, String actor) {
        var json = jsonb.toJson(PreferencesAsked.of(preferences));
        return Sql.of(entities, version == 0 ? SAVE : CHANGE, practice, level.value(), json, version, now, actor)
                .updateOne();
    }

    /**
     * Back to what applies without them, if nobody has saved others since they were read.
     *
     * @param version of what was read
     * @return whether they were there
     */
    public boolean remove(PracticeId practice, LevelId level, int version) {
        return Sql.of(entities, REMOVE, practice, level.value(), version).updateOne();
    }
}
