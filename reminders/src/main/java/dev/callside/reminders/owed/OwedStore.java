package dev.callside.reminders.owed;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Pay links, and what they are about. To be called inside a transaction. */
@Dependent
class OwedStore {

    /** Whoever else hears of some at the same moment hears of others. */
    private static final String NEWS = """
            select request_id from practice.pay_links where practice_id = ?1 and told_at is null
            order by made_at, request_id limit ?2 for update skip locked""";

    /**
     * The client is whom the call's host names as the practice's system does, or else the only one with the address that the link
     * went to. Theirs with the one who asked is the appointment that was going on when the call began, or was nearest to that.
     */
    private static final String ABOUT = """
            select l.request_id, coalesce(o.appointment_id, a.id), c.id, o.number is not null, l.closed_at is null
            from practice.pay_links l
                left join reminders.owed o on o.practice_id = l.practice_id and o.request_id = l.request_id
                left join lateral (select coalesce(
                    (select k.id from practice.clients k where k.practice_id = l.practice_id and k.external_id = l.client),
                    (select (array_agg(k.id))[1] from practice.clients k
                        where k.practice_id = l.practice_id and lower(k.email) = lower(l.email)
                        having count(*) = 1)) id) c on o.number is null
                left join lateral (select a.id from reminders.appointments a
                    where a.practice_id = l.practice_id and a.client_id = c.id and a.practitioner = l.practitioner
                      and a.status not in ('proposed', 'pending', 'cancelled')
                      and a.start_at between l.call_started_at - interval '1 day' and l.call_started_at + interval '1 day'
                    order by greatest(a.start_at - l.call_started_at, l.call_started_at - a.end_at, interval '0'),
                        a.start_at, a.id
                    limit 1) a on l.closed_at is null
            where l.practice_id = ?1 and l.request_id = any (?2)
            order by l.made_at, l.request_id""";

    /** Nobody else may be about to give one of these appointments a number. */
    private static final String ADD = """
            insert into reminders.owed (practice_id, request_id, appointment_id, client_id, number)
            select ?1, n.request, n.appointment, n.client,
                   row_number() over (partition by n.appointment order by n.place)
                   + coalesce((select max(o.number) from reminders.owed o
                               where o.practice_id = ?1 and o.appointment_id = n.appointment), 0)
            from unnest(cast(?2 as uuid[]), cast(?3 as uuid[]), cast(?4 as uuid[]))
                with ordinality n (request, appointment, client, place)""";

    private final EntityManager entities;

    @Inject
    OwedStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A pay link that is news.
     *
     * @param appointment that it is about, if that is known or can be found
     * @param client there if it was found just now
     * @param known whether it is not heard of for the first time
     * @param open whether it can be paid
     */
    record News(UUID request, Optional<UUID> appointment, Optional<UUID> client, boolean known, boolean open) {}

    /** All that have news. As worker. */
    List<PracticeId> practices() {
        return Sql.of(
                        entities,
                        "select distinct practice_id from practice.pay_links where told_at is null order by practice_id")
                .rows(row -> new PracticeId(row.uuid(0)));
    }

    /** Locks and reads the next ones. */
    List<News> news(PracticeId practice, int most) {
        var requests =
                Sql.of(entities, NEWS, practice, most).rows(row -> row.uuid(0)).toArray(UUID[]::new);
        return Sql.of(entities, ABOUT, practice, requests)
                .rows(row -> new News(row.uuid(0), row.maybeUuid(1), row.maybeUuid(2), row.flag(3), row.flag(4)));
    }

    /** Keeps what those are about that were found just now. */
    void add(PracticeId practice, List<News> found) {
        Sql.of(
                        entities,
                        ADD,
                        practice,
                        ids(found, News::request),
                        ids(found, news -> news.appointment().orElseThrow()),
                        ids(found, news -> news.client().orElseThrow()))
                .update();
    }

    void told(PracticeId practice, Collection<News> news, Instant now) {
        Sql.of(
                        entities,
                        "update practice.pay_links set told_at = ?3 where practice_id = ?1 and request_id = any (?2)",
                        practice,
                        ids(news, News::request),
                        now)
                .update();
    }

    private static UUID[] ids(Collection<News> news, Function<News, UUID> id) {
        return news.stream().map(id).toArray(UUID[]::new);
    }
}
