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

    private static final String NEXT = """
            select request_id from practice.pay_links where practice_id = ?1 and told_at is null and request_id <> all (?3)
            order by made_at, request_id limit ?2""";

    /** Whoever else hears of some at the same moment hears of others. */
    private static final String LOCK = """
            select request_id from practice.pay_links where practice_id = ?1 and request_id = any (?2) and told_at is null
            order by made_at, request_id for update skip locked""";

    /**
     * The client is whom the call's host names as the practice's system does, or else the only one with the address that the link
     * went to. Theirs with the one who asked is the appointment that was going on when the call began, or was nearest to that. Of a
     * link that went to another address since, nothing is known any more. The links come first: PostgreSQL compares by an index
     * with what was made of their address, but under row-level security not with what it would still have to make of it.
     */
    static final String ABOUT = """
            with l as materialized (
                select *, lower(email) email_key from practice.pay_links
                where practice_id = ?1 and request_id = any (?2))
            select l.request_id, o.appointment_id, a.id, coalesce(named.id, mailed.id),
                   case when named.id is null then l.email end, known, l.closed_at is null
            from l
                left join reminders.owed o on o.practice_id = l.practice_id and o.request_id = l.request_id
                cross join lateral (select o.number is not null
                    and (o.email is null or coalesce(lower(o.email) = l.email_key, false)) known) k
                left join practice.clients named
                    on named.practice_id = l.practice_id and named.external_id = l.client and not known
                left join lateral (select (array_agg(c.id))[1] id from practice.clients c
                    where c.practice_id = l.practice_id and c.email_key = l.email_key
                    having count(*) = 1) mailed on named.id is null and not known
                left join lateral (select a.id from reminders.appointments a
                    where a.practice_id = l.practice_id and a.client_id = coalesce(named.id, mailed.id)
                      and a.practitioner = l.practitioner
                      and a.status not in ('proposed', 'pending', 'cancelled')
                      and a.start_at between l.call_started_at - interval '1 day' and l.call_started_at + interval '1 day'
                    order by greatest(a.start_at - l.call_started_at, l.call_started_at - a.end_at, interval '0'),
                        a.start_at, a.id
                    limit 1) a on l.closed_at is null
            order by l.made_at, l.request_id""";

    /**
     * Nobody else may be about to give one of these appointments a number. None is given twice, also where the link that had it is
     * about another appointment now.
     */
    private static final String ADD = """
            insert into reminders.owed as o (practice_id, request_id, appointment_id, client_id, email, number)
            select ?1, n.request, n.appointment, n.client, n.email,
                   row_number() over (partition by n.appointment order by n.place) + greatest(0,
                       (select max(w.number) from reminders.owed w
                        where w.practice_id = ?1 and w.appointment_id = n.appointment),
                       (select max(m.version) from reminders.messages m
                        where m.practice_id = ?1 and m.appointment_id = n.appointment and m.rule like 'unpaid:%'))
            from unnest(cast(?2 as uuid[]), cast(?3 as uuid[]), cast(?4 as uuid[]), cast(?5 as text[]))
                with ordinality n (request, appointment, client, email, place)
            on conflict (practice_id, request_id) do update
                set appointment_id = excluded.appointment_id, client_id = excluded.client_id, email = excluded.email,
                    number = case when o.appointment_id = excluded.appointment_id then o.number else excluded.number end""";

    private final EntityManager entities;

    @Inject
    OwedStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A pay link that is news.
     *
     * @param before the appointment that it was about when it was heard of before
     * @param found the appointment that it is about, if that was found just now
     * @param client of that appointment
     * @param email by which they were found, if not by their name
     * @param known whether it is about the one before still
     * @param open whether it can be paid
     */
    record News(
            UUID request,
            Optional<UUID> before,
            Optional<UUID> found,
            Optional<UUID> client,
            Optional<String> email,
            boolean known,
            boolean open) {}

    /** All that have news. As worker. */
    List<PracticeId> practices() {
        return Sql.of(
                        entities,
                        "select distinct practice_id from practice.pay_links where told_at is null order by practice_id")
                .rows(row -> new PracticeId(row.uuid(0)));
    }

    /** The next ones that are news and not among those, as long as nobody else hears of them. */
    UUID[] next(PracticeId practice, int most, Collection<UUID> without) {
        return Sql.of(entities, NEXT, practice, most, without.toArray(UUID[]::new))
                .rows(row -> row.uuid(0))
                .toArray(UUID[]::new);
    }

    /** Until the transaction ends nobody closes those of them that are given back. They are news still. */
    UUID[] lock(PracticeId practice, UUID[] requests) {
        return Sql.of(entities, LOCK, practice, requests)
                .rows(row -> row.uuid(0))
                .toArray(UUID[]::new);
    }

    List<News> news(PracticeId practice, UUID[] requests) {
        return Sql.of(entities, ABOUT, practice, requests)
                .rows(row -> new News(
                        row.uuid(0),
                        row.maybeUuid(1),
                        row.maybeUuid(2),
                        row.maybeUuid(3),
                        row.maybeText(4),
                        row.flag(5),
                        row.flag(6)));
    }

    /** Keeps what those are about that were found just now. */
    void add(PracticeId practice, List<News> found) {
        Sql.of(
                        entities,
                        ADD,
                        practice,
                        ids(found, News::request),
                        ids(found, news -> news.found().orElseThrow()),
                        ids(found, news -> news.client().orElseThrow()),
                        found.stream().map(news -> news.email().orElse(null)).toArray(String[]::new))
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
