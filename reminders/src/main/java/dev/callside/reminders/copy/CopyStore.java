package dev.callside.reminders.copy;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The texts to clients that levels have of their own. To be called inside a transaction. */
@Dependent
public class CopyStore {

    private static final String SAVE = """
            insert into reminders.templates
                (practice_id, level_id, kind, channel, language, subject, text, changed_at, changed_by)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            on conflict (practice_id, level_id, kind, channel, language) do update
                set subject = excluded.subject, text = excluded.text, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by""";

    private final EntityManager entities;

    @Inject
    public CopyStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** All of a practice that this version has a use for: another one may have saved texts of a kind or channel of its own. */
    public LevelCopies all(PracticeId practice) {
        Map<LevelId, Map<CopyKey, Copy>> all = new HashMap<>();
        Sql.of(
                        entities,
                        "select level_id, kind, channel, language, subject, text from reminders.templates"
                                + " where practice_id = ?1",
                        practice)
                .rows(row -> key(row).map(key -> all.computeIfAbsent(new LevelId(row.uuid(0)), level -> new HashMap<>())
                        .put(key, new Copy(row.text(4), row.text(5)))));
        return new LevelCopies(LevelId.group(practice), all);
    }

    private static Optional<CopyKey> key(Row row) {
        return Topic.of(row.text(1))
                .flatMap(topic -> Language.of(row.text(3))
                        .flatMap(language ->
                                Channel.of(row.text(2)).map(channel -> new CopyKey(topic, channel, language))));
    }

    /** To be called before a text is changed that depends on what it was: makes others wait until the transaction ends. */
    public void lock(PracticeId practice) {
        Sql.lock(entities, "reminders.templates", practice);
    }

    public void save(PracticeId practice, LevelId level, CopyKey key, Copy copy, Instant now, String actor) {
        Sql.of(
                        entities,
                        SAVE,
                        practice,
                        level.value(),
                        key.topic().label(),
                        key.channel().label(),
                        key.language().code(),
                        copy.subject(),
                        copy.text(),
                        now,
                        actor)
                .update();
    }

    /** Back to what applies without it; none may be there. */
    public void remove(PracticeId practice, LevelId level, CopyKey key) {
        Sql.of(
                        entities,
                        "delete from reminders.templates where practice_id = ?1 and level_id = ?2 and kind = ?3"
                                + " and channel = ?4 and language = ?5",
                        practice,
                        level.value(),
                        key.topic().label(),
                        key.channel().label(),
                        key.language().code())
                .update();
    }
}
