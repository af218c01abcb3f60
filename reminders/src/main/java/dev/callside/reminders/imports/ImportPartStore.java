package dev.callside.reminders.imports;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Files that have arrived whole, in parts, until somebody reads them. To be called inside a transaction. */
@Dependent
class ImportPartStore {

    private static final String RECEIVE = """
            with ours as (update reminders.imports set received = received + length(?5), changed_at = ?6
                where practice_id = ?1 and id = ?2 and attempt = ?3 and state = 'receiving' returning id)
            insert into reminders.import_parts (practice_id, import_id, number, content)
            select ?1, id, ?4, ?5 from ours""";

    private static final String RECEIVED = """
            update reminders.imports set state = 'waiting', changed_at = ?4
            where practice_id = ?1 and id = ?2 and attempt = ?3 and state = 'receiving' and size in (0, received)""";

    /**
     * The one that waits longest; also one that somebody had begun to read and was lost: it goes on where it was. Those of a
     * practice in the order in which they were started: read at once, or the other way round, the older word would hold.
     */
    private static final String NEXT = """
            update reminders.imports i
            set state = 'running', attempt = i.attempt + 1, changed_at = ?1
            from (select next.practice_id, next.id from reminders.imports next
                  where (next.state = 'waiting' or next.state = 'running' and next.kept and next.changed_at < ?2)
                    and not exists (select from reminders.imports before
                        where before.practice_id = next.practice_id and before.state in ('receiving', 'waiting', 'running')
                          and (before.started_at, before.id) < (next.started_at, next.id))
                  order by next.changed_at limit 1 for update of next skip locked) n
            where i.practice_id = n.practice_id and i.id = n.id
            returning i.practice_id, i.id, i.attempt, i.started_by, i.rows_read, i.started_at""";

    private static final String LOST = """
            with lost as (update reminders.imports i set state = 'failed', reason = 'lost', changed_at = ?1
                from (select practice_id, id from reminders.imports
                      where (state = 'receiving' or state = 'running' and not kept) and changed_at < ?2
                      for update skip locked) n
                where i.practice_id = n.practice_id and i.id = n.id returning i.practice_id, i.id)
            delete from reminders.import_parts p using lost where p.practice_id = lost.practice_id and p.import_id = lost.id""";

    private final EntityManager entities;

    @Inject
    ImportPartStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A file that is here, and whose turn it is.
     *
     * @param rows how many of it were read before
     */
    record Next(PracticeId practice, UUID id, int attempt, String by, long rows, Instant startedAt) {}

    /** False if somebody else has begun it anew. */
    boolean receive(PracticeId practice, UUID id, int attempt, int number, byte[] content, Instant now) {
        return Sql.of(entities, RECEIVE, practice, id, attempt, number, content, now)
                .updateOne();
    }

    /** False if less of it has come than was said, or somebody else has begun it anew. */
    boolean received(PracticeId practice, UUID id, int attempt, Instant now) {
        return Sql.of(entities, RECEIVED, practice, id, attempt, now).updateOne();
    }

    /** @param number from 0; empty after the last */
    Optional<byte[]> part(PracticeId practice, UUID id, int number) {
        return Sql.of(
                        entities,
                        "select content from reminders.import_parts"
                                + " where practice_id = ?1 and import_id = ?2 and number = ?3",
                        practice,
                        id,
                        number)
                .first(row -> row.bytes(0));
    }

    /** Across practices. */
    Optional<Next> next(Instant now, Instant lostBefore) {
        return Sql.of(entities, NEXT, now, lostBefore)
                .first(row -> new Next(
                        new PracticeId(row.uuid(0)),
                        row.uuid(1),
                        (int) row.number(2),
                        row.text(3),
                        row.number(4),
                        row.instant(5)));
    }

    /** Those that nobody can go on with fail, so that they can be begun again. Across practices. */
    void giveUp(Instant now, Instant lostBefore) {
        Sql.of(entities, LOST, now, lostBefore).update();
    }
}
