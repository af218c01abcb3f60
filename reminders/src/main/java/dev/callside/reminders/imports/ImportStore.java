package dev.callside.reminders.imports;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How far the files are, and what was wrong with them. To be called inside a transaction. */
@Dependent
class ImportStore {

    /** The newest ones that are shown. */
    private static final int LAST = 20;

    private static final String CLAIM = """
            insert into reminders.imports as i (practice_id, id, state, started_at, changed_at, started_by)
            values (?1, ?2, 'running', ?3, ?3, ?5)
            on conflict (practice_id, id) do update
                set state = 'running', bytes_read = 0, rows_read = 0, taken = 0, refused = 0, attempt = i.attempt + 1,
                    started_at = excluded.started_at, changed_at = excluded.changed_at, started_by = excluded.started_by
                where i.state = 'failed' or i.state = 'running' and i.changed_at < ?4
            returning attempt""";

    private static final String ADVANCE = """
            update reminders.imports
            set bytes_read = ?4, rows_read = rows_read + ?5, taken = taken + ?6, refused = refused + ?7, changed_at = ?8
            where practice_id = ?1 and id = ?2 and attempt = ?3 and state = 'running'""";

    private static final String ERROR = """
            insert into reminders.import_errors (practice_id, import_id, number, line, column_name, code)
            values (?1, ?2, ?3, ?4, ?5, ?6)""";

    private static final String COLUMNS = """
            select id, state, bytes_read, rows_read, taken, refused, started_at, changed_at, started_by
            from reminders.imports where practice_id = ?1""";

    private static final String ERRORS = """
            select line, column_name, code from reminders.import_errors
            where practice_id = ?1 and import_id = ?2 and number > ?3 order by number limit ?4""";

    private final EntityManager entities;

    @Inject
    ImportStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Begins, also once more with one that was not read to its end.
     *
     * @param lostBefore one that was said to be running, but has not gone on since then, is nobody's
     * @return which attempt it is; empty if it is running or done
     */
    Optional<Integer> claim(PracticeId practice, UUID id, String by, Instant now, Instant lostBefore) {
        var attempt = Sql.of(entities, CLAIM, practice, id, now, lostBefore, by).first(row -> (int) row.number(0));
        if (attempt.isPresent()) {
            Sql.of(
                            entities,
                            "delete from reminders.import_errors where practice_id = ?1 and import_id = ?2",
                            practice,
                            id)
                    .update();
        }
        return attempt;
    }

    /** False if somebody else has begun it anew. */
    boolean advance(PracticeId practice, UUID id, int attempt, Batches.Batch batch, long bytes, Instant now) {
        return Sql.of(
                        entities,
                        ADVANCE,
                        practice,
                        id,
                        attempt,
                        bytes,
                        batch.rows(),
                        batch.taken().size(),
                        batch.refused(),
                        now)
                .updateOne();
    }

    /** @param number from 1, in the order of the file */
    void add(PracticeId practice, UUID id, int number, RowError error) {
        Sql.of(entities, ERROR, practice, id, number, error.line(), error.column(), error.code())
                .update();
    }

    boolean end(PracticeId practice, UUID id, int attempt, ImportState state, long bytes, Instant now) {
        return Sql.of(
                        entities,
                        "update reminders.imports set state = ?4, bytes_read = ?5, changed_at = ?6"
                                + " where practice_id = ?1 and id = ?2 and attempt = ?3 and state = 'running'",
                        practice,
                        id,
                        attempt,
                        state.name().toLowerCase(Locale.ROOT),
                        bytes,
                        now)
                .updateOne();
    }

    Optional<ImportView> find(PracticeId practice, UUID id) {
        return Sql.of(entities, COLUMNS + " and id = ?2", practice, id).first(ImportStore::view);
    }

    List<ImportView> last(PracticeId practice) {
        return Sql.of(entities, COLUMNS + " order by started_at desc, id limit ?2", practice, LAST)
                .rows(ImportStore::view);
    }

    List<RowError> errors(PracticeId practice, UUID id, long after, int most) {
        return Sql.of(entities, ERRORS, practice, id, after, most)
                .rows(row -> new RowError(row.number(0), row.text(1), row.text(2)));
    }

    private static ImportView view(Row row) {
        return new ImportView(
                row.uuid(0).toString(),
                row.text(1),
                row.number(2),
                row.number(3),
                row.number(4),
                row.number(5),
                row.instant(6),
                row.instant(7),
                row.text(8));
    }
}
