package dev.callside.credits.level;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The texts of alerts that levels have of their own. To be called inside a transaction. */
@Dependent
public class AlertCopyStore {

    private static final String SAVE = """
            insert into credits.alert_copies
                (practice_id, level_id, alert, language, subject, text, changed_at, changed_by)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            on conflict (practice_id, level_id, alert, language) do update
                set subject = excluded.subject, text = excluded.text, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by""";

    private static final String APPLIES = """
            select subject, text from credits.alert_copies
            where practice_id = ?1 and level_id in (?2, ?3) and alert = ?4 and language = ?5
            order by level_id <> ?2 limit 1""";

    private final EntityManager entities;

    @Inject
    public AlertCopyStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** A level's own, else the group's. */
    Optional<Copy> of(PracticeId practice, LevelId level, AlertKind kind, String language) {
        var group = LevelId.group(practice).value();
        return Sql.of(entities, APPLIES, practice, level.value(), group, kind.label(), language)
                .first(row -> new Copy(row.text(0), row.text(1)));
    }

    /** All of a practice. */
    public List<AlertCopy> all(PracticeId practice) {
        return Sql.of(
                        entities,
                        "select level_id, alert, language, subject, text from credits.alert_copies where practice_id = ?1",
                        practice)
                .rows(row -> new AlertCopy(
                        new LevelId(row.uuid(0)),
                        AlertKind.of(row.text(1)),
                        row.text(2),
                        new Copy(row.text(3), row.text(4))));
    }

    /** A text whose placeholders are known to be right. */
    public void save(PracticeId practice, AlertCopy alert, Instant now, String actor) {
        Sql.of(
                        entities,
                        SAVE,
                        practice,
                        alert.level().value(),
                        alert.kind().label(),
                        alert.language(),
                        alert.copy().subject(),
                        alert.copy().text(),
                        now,
                        actor)
                .update();
    }

    /** Back to what applies without it; none may be there. */
    public void remove(PracticeId practice, AlertCopy alert) {
        Sql.of(
                        entities,
                        "delete from credits.alert_copies where practice_id = ?1 and level_id = ?2 and alert = ?3"
                                + " and language = ?4",
                        practice,
                        alert.level().value(),
                        alert.kind().label(),
                        alert.language())
                .update();
    }
}
