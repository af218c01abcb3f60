package dev.callside.credits.level;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What is set for levels: top-up and alerts. */
@Dependent
class SettingsStore {

    private static final String TOP_UP = """
        update credits.top_ups
        set is_on = ?3, amount = cast(nullif(?4, '') as bigint), threshold = ?5,
            daily_cap = cast(nullif(?6, '') as bigint), monthly_cap = cast(nullif(?7, '') as bigint), currency = ?8
        where practice_id = ?1 and level_id = ?2\
        """;

    /**
     * What a bank wanted to see confirmed and then declines is declined: its link leads nowhere any more. What is disputed waits for a
     * person who was told of that: a cap would lapse by itself, and who confirms a payment or sets another amount may know nothing of it.
     */
    private static final String SUSPEND = """
        update credits.top_ups
        set suspended = ?3, suspended_at = ?4, suspended_until = cast(nullif(?5, '') as timestamptz)
        where practice_id = ?1 and level_id = ?2
          and (suspended is null or suspended = 'authentication' and ?3 = 'declined'
               or suspended in ('cap', 'authentication', 'amount') and ?3 = 'disputed')\
        """;

    private static final String RESUME = """
        update credits.top_ups set suspended = null, suspended_at = null, suspended_until = null
        where practice_id = ?1 and level_id = ?2 and suspended is not null\
        """;

    private static final String LAPSED = "select practice_id, level_id from credits.top_ups"
            + " where suspended_until <= ?1 order by suspended_until, practice_id, level_id limit ?2";

    private static final String ALERTS = """
        update credits.alerts s
        set stages = ?3, recipients = ?4, locale = ?5,
            reached = array(select stage from unnest(?3) stage where stage >= a.posted - a.pending order by stage desc),
            reached_of = a.posted
        from credits.accounts a
        where s.practice_id = ?1 and s.level_id = ?2 and a.practice_id = ?1 and a.id = ?2\
        """;

    private static final String DUE = """
        select t.practice_id, t.level_id from credits.top_ups t
            join credits.levels l on l.practice_id = t.practice_id and l.id = t.level_id and l.state = 'active'
            join credits.accounts a on a.practice_id = t.practice_id and a.id = t.level_id
        where t.is_on and t.suspended is null and a.posted - a.pending < t.threshold
          and (t.practice_id, t.level_id) > (?1, ?2)
        order by t.practice_id, t.level_id limit ?3\
        """;

    /** Before all others. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final EntityManager entities;

    @Inject
    SettingsStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    void lock(PracticeId practice) {
        Sql.lock(entities, "credits.settings", practice);
    }

    void topUp(PracticeId practice, LevelId level, TopUp topUp) {
        Sql.of(
                        entities,
                        TOP_UP,
                        practice,
                        level.value(),
                        topUp.on(),
                        text(topUp.amount()),
                        topUp.threshold(),
                        text(topUp.dailyCap()),
                        text(topUp.monthlyCap()),
                        topUp.currency())
                .updateOne();
    }

    boolean suspend(PracticeId practice, LevelId level, Suspension suspension) {
        return Sql.of(
                        entities,
                        SUSPEND,
                        practice,
                        level.value(),
                        suspension.reason().label(),
                        suspension.at(),
                        suspension.until().map(Instant::toString).orElse(""))
                .updateOne();
    }

    boolean resume(PracticeId practice, LevelId level) {
        return Sql.of(entities, RESUME, practice, level.value()).updateOne();
    }

    /** Only the stop that was seen: one that came since stays. */
    boolean resume(PracticeId practice, LevelId level, Instant seen) {
        return Sql.of(entities, RESUME + " and suspended_at = ?3", practice, level.value(), seen)
                .updateOne();
    }

    boolean goOn(PracticeId practice, LevelId level, Instant now) {
        return Sql.of(entities, RESUME + " and suspended_until <= ?3", practice, level.value(), now)
                .updateOne();
    }

    /** As worker. */
    List<DueTopUp> lapsed(Instant now, int most) {
        return Sql.of(entities, LAPSED, now, most).rows(SettingsStore::due);
    }

    /** Stages that are reached already warn when the balance has been above them. */
    void alerts(PracticeId practice, LevelId level, AlertSettings alerts) {
        Sql.of(
                        entities,
                        ALERTS,
                        practice,
                        level.value(),
                        alerts.stages().toArray(Long[]::new),
                        alerts.recipients().toArray(String[]::new),
                        alerts.locale().toLanguageTag())
                .updateOne();
    }

    /** Of all practices, as worker. */
    List<DueTopUp> due(Optional<DueTopUp> after, int most) {
        return Sql.of(
                        entities,
                        DUE,
                        after.map(due -> due.practice().value()).orElse(NOBODY),
                        after.map(due -> due.level().value()).orElse(NOBODY),
                        most)
                .rows(SettingsStore::due);
    }

    private static DueTopUp due(Row row) {
        return new DueTopUp(new PracticeId(row.uuid(0)), new LevelId(row.uuid(1)));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }
}
