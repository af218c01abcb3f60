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
import java.util.Optional;
import java.util.UUID;

/** How far the files are, and what was wrong with them. To be called inside a transaction. */
@Dependent
class ImportStore {

    private static final String CLAIM = """
            insert into reminders.imports as i
                (practice_id, id, state, started_at, changed_at, started_by, name, size, kept)
            values (?1, ?2, ?6, ?3, ?3, ?5, ?7, ?8, ?9)
            on conflict (practice_id, id) do update
                set state = excluded.state, bytes_read = 0, rows_read = 0, taken = 0, refused = 0, received = 0, reason = '',
                    attempt = i.attempt + 1, started_at = excluded.started_at, changed_at = excluded.changed_at,
                    started_by = excluded.started_by, name = excluded.name, size = excluded.size, kept = excluded.kept
                where i.state = 'failed'
                   or (i.state = 'receiving' or i.state = 'running' and not i.kept) and i.changed_at < ?4
            returning attempt""";

    private static final String ADVANCE = """
            update reminders.imports
            set bytes_read = ?4, rows_read = rows_read + ?5, taken = taken + ?6, refused = refused + ?7, changed_at = ?8
            where practice_id = ?1 and id = ?2 and attempt = ?3 and state = 'running'""";

    private static final String ERROR = """
            insert into reminders.import_errors (practice_id, import_id, number, line, column_name, code)
            select ?1, ?2, ?3 + e.place, e.line, e.column_name, e.code
            from unnest(cast(?4 as bigint[]), cast(?5 as text[]), cast(?6 as text[])) with ordinality
                as e (line, column_name, code, place)""";

    static final String COLUMNS = """
            select id, state, bytes_read, rows_read, taken, refused, started_at, changed_at, started_by, name, size, received,
                   reason
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
    Optional<Integer> claim(PracticeId practice, Begun begun, Instant now, Instant lostBefore) {
        var state = begun.kept() ? ImportState.RECEIVING : ImportState.RUNNING;
        var attempt = Sql.of(
                        entities,
                        CLAIM,
                        practice,
                        begun.id(),
                        now,
                        lostBefore,
                        begun.by(),
                        state.label(),
                        begun.name(),
                        begun.size(),
                        begun.kept())
                .first(row -> (int) row.number(0));
        if (attempt.isPresent()) {
            Sql.of(
                            entities,
                            "delete from reminders.import_errors where practice_id = ?1 and import_id = ?2",
                            practice,
                            begun.id())
                    .update();
            Sql.of(
                            entities,
                            "delete from reminders.import_parts where practice_id = ?1 and import_id = ?2",
                            practice,
                            begun.id())
                    .update();
        }
        return attempt;
    }

    /** Holds the claim up to the end of the transaction. False if somebody else has begun it anew. */
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

    /** @param before how many there are already; these follow in the order of the file */
    void add(PracticeId practice, UUID id, int before, List<RowError> errors) {
        Sql.of(
                        entities,
                        ERROR,
                        practice,
                        id,
                        before,
                        errors.stream().map(RowError::line).toArray(Long[]::new),
                        errors.stream().map(RowError::column).toArray(String[]::new),
                        errors.stream().map(RowError::code).toArray(String[]::new))
                .update();
    }

    /** The file is read, or can't be: either way its parts are needed no more. */
    boolean end(PracticeId practice, UUID id, int attempt, Ending ending, Instant now) {
        var ours = Sql.of(
                        entities,
                        "update reminders.imports set state = ?4, bytes_read = ?5, changed_at = ?6, reason = ?7"
                                + " where practice_id = ?1 and id = ?2 and attempt = ?3 and state in ('receiving', 'running')",
                        practice,
                        id,
                        attempt,
                        ending.state().label(),
                        ending.bytes(),
                        now,
                        ending.reason())
                .updateOne();
        if (ours) {
            Sql.of(
                            entities,
                            "delete from reminders.import_parts where practice_id = ?1 and import_id = ?2",
                            practice,
                            id)
                    .update();
        }
        return ours;
    }

    Optional<ImportView> find(PracticeId practice, UUID id) {
        return Sql.of(entities, COLUMNS + " and id = ?2", practice, id).first(ImportStore::view);
    }

    List<RowError> errors(PracticeId practice, UUID id, long after, int most) {
        return Sql.of(entities, ERRORS, practice, id, after, most)
                .rows(row -> new RowError(row.number(0), row.text(1), row.text(2)));
    }

    /**
     * How it ended.
     *
     * @param bytes how much of it was read
     * @param reason a {@link Failure}, or empty
     */
    record Ending(ImportState state, long bytes, String reason) {

        static Ending done(long bytes) {
            return new Ending(ImportState.DONE, bytes, "");
        }

        static Ending failed(long bytes, Failure why) {
            return new Ending(ImportState.FAILED, bytes, why.label());
        }
    }

    static ImportView view(Row row) {
        return new ImportView(
                row.uuid(0).toString(),
                row.text(1),
                row.number(2),
                row.number(3),
                row.number(4),
                row.number(5),
                row.instant(6),
                row.instant(7),
                row.text(8),
                row.text(9),
                row.number(10),
                row.number(11),
                row.text(12));
    }
}
