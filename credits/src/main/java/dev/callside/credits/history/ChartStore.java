package dev.callside.credits.history;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.work.CreditsUnit;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A level's days, in one statement. */
@Dependent
public class ChartStore {

    /** More than a year and its leap day is no chart that anybody reads. */
    public static final int MOST_DAYS = 400;

    /**
     * Days that were summed up, and the entries since. A wallet's are in the order of time, so that they can be cut out of
     * their index.
     */
    private static final String DAYS = """
        with times as (
            select cast(cast(?4 as date) as timestamp) at time zone ?3 - interval '1 microsecond' as first,
                   cast(cast(?5 as date) + 1 as timestamp) at time zone ?3 - interval '1 microsecond' as last),
        days as (
            select cast(d as date) as day
            from generate_series(cast(cast(?4 as date) as timestamp), cast(cast(?5 as date) as timestamp),
                                 interval '1 day') d),
        summed as (
            select coalesce(max(last_seq), 0) as seq from credits.days
            where practice_id = ?1 and account_id = ?2 and zone = ?3),
        parts as (
            select day, change, bought, used from credits.days
            where practice_id = ?1 and account_id = ?2 and zone = ?3
              and day between cast(?4 as date) and cast(?5 as date)
            union all
            select cast(e.created_at at time zone ?3 as date), e.posted_change,
                   credits.bought(e.code, e.posted_change), credits.used(e.code, e.posted_change)
            from credits.entries e
            where e.practice_id = ?1 and e.account_id = ?2
              and e.seq > (select greatest(s.seq, credits.last_seq(?1, ?2, t.first)) from times t, summed s)
              and e.seq <= (select credits.last_seq(?1, ?2, t.last) from times t)),
        moves as (
            select day, sum(change) as change, sum(bought) as bought, sum(used) as used from parts group by day),
        opening as (
            select coalesce((
                select b.posted from times t cross join lateral credits.balances(?1, array[?2 ], t.first) b), 0)
                as posted)
        select cast(d.day as text),
               cast(o.posted + coalesce(sum(m.change) over (order by d.day), 0) as bigint),
               cast(coalesce(m.bought, 0) as bigint), cast(coalesce(m.used, 0) as bigint)
        from days d cross join opening o left join moves m on m.day = d.day
        order by d.day\
        """;

    private final EntityManager entities;

    @Inject
    ChartStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Sums up the days that are over, so that charts need not read their entries again. As worker. */
    void sumUp(Instant now) {
        Sql.of(entities, "select cast(credits.sum_up_days(?1) as text)", now).rows(row -> now);
    }

    public List<ChartDay> days(Practice practice, LevelId level, LocalDate from, LocalDate to) {
        return Sql.of(
                        entities,
                        DAYS,
                        practice.id(),
                        level.value(),
                        practice.zone().getId(),
                        from.toString(),
                        to.toString())
                .rows(row -> new ChartDay(LocalDate.parse(row.text(0)), row.number(1), row.number(2), row.number(3)));
    }
}
