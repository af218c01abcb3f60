package dev.callside.reminders.level;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.JsonRows;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How far the planning after a change of settings is. To be called inside a transaction. */
@Dependent
public class ReplanStore {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String ASK = """
            insert into reminders.replans (practice_id, after_id, done, total, asked_at)
            select ?1, ?2, 0,
                   (select count(*) from reminders.appointments a where a.practice_id = ?1 and a.end_at > ?3), ?4
            on conflict (practice_id) do update
                set after_id = excluded.after_id, done = 0, total = excluded.total""";

    private static final String SEEN = """
            insert into reminders.levels_seen as s (practice_id, changes)
            select c.practice, c.changes from json_to_recordset(cast(?1 as json)) as c (practice uuid, changes bigint)
            order by c.practice
            on conflict (practice_id) do update set changes = excluded.changes where s.changes <> excluded.changes
            returning practice_id""";

    private final EntityManager entities;

    @Inject
    public ReplanStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What is under way and where it is.
     *
     * @param after the last appointment that was planned anew
     * @param askedAt when the settings changed first of all that has not been planned yet
     * @param mark another one after each change of the row, also to what it was before
     */
    record Claimed(UUID after, Instant askedAt, String mark) {}

    /** From the beginning, whether one is under way or not; what that was asked for is not late for it. */
    void ask(PracticeId practice, Instant endedAfter, Instant now) {
        Sql.of(entities, ASK, practice, FIRST, endedAfter, now).update();
    }

    /** For whoever goes on with it; empty if there is nothing to do or somebody else does. */
    Optional<Claimed> claim(PracticeId practice) {
        return Sql.of(
                        entities,
                        "select after_id, asked_at, cast(xmin as text) from reminders.replans where practice_id = ?1"
                                + " for update skip locked",
                        practice)
                .first(row -> new Claimed(row.uuid(0), row.instant(1), row.text(2)));
    }

    void advance(PracticeId practice, UUID after, int more) {
        Sql.of(
                        entities,
                        "update reminders.replans set after_id = ?2, done = done + ?3 where practice_id = ?1",
                        practice,
                        after,
                        more)
                .updateOne();
    }

    void finish(PracticeId practice) {
        Sql.of(entities, "delete from reminders.replans where practice_id = ?1", practice)
                .updateOne();
    }

    Optional<LevelsView.Replanning> progress(PracticeId practice) {
        return Sql.of(entities, "select done, total from reminders.replans where practice_id = ?1", practice)
                .first(row ->
                        new LevelsView.Replanning((int) Math.min(row.number(0), row.number(1)), (int) row.number(1)));
    }

    /** All that have something to do. Across practices. */
    List<PracticeId> open() {
        return Sql.of(entities, "select practice_id from reminders.replans order by asked_at, practice_id")
                .rows(row -> new PracticeId(row.uuid(0)));
    }

    /** Remembers how often levels have changed, and gives the practices where they have since the last time. As worker. */
    List<PracticeId> seen(Map<PracticeId, Long> changes) {
        var json = JsonRows.of(
                changes.entrySet(),
                each -> JsonRows.row().add("practice", each.getKey().toString()).add("changes", each.getValue()));
        return Sql.of(entities, SEEN, json).rows(row -> new PracticeId(row.uuid(0)));
    }
}
