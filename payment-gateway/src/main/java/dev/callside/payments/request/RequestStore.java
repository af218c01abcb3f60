package dev.callside.payments.request;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallId;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Requests. Each method that changes one says in its statement which state it expects, and gives back whether it was so:
 * of two that race, one wins.
 */
@Dependent
public class RequestStore {

    private static final String ADD = """
            insert into payments.requests (practice_id, id, call_id, clinician_id, patient_id, amount, currency,
                                           description, account_id, check_at, event_at, created_at, changed_at)
            values (?1, ?2, ?3, ?4, cast(nullif(?5, '') as uuid), ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?11)
            on conflict (practice_id, id) do nothing""";

    private static final String CREATED = """
            update payments.requests
            set intent_id = ?3, unknown_since = null, refused_since = null, version = version + 1, changed_at = ?4,
                check_at = case when state = 'closing' then cast(?4 as timestamptz) else cast(?5 as timestamptz) end
            where practice_id = ?1 and id = ?2 and intent_id is null""";

    private static final String REFUSED = """
            update payments.requests
            set state = 'cancelled', closed_by = 'Stripe', failure = ?3, unknown_since = null, refused_since = null,
                check_at = null, version = version + 1, changed_at = ?4
            where practice_id = ?1 and id = ?2 and intent_id is null and state in ('requested', 'closing')""";

    private static final String OPEN = """
            update payments.requests
            set state = 'opened', version = version + 1, changed_at = ?3
            where practice_id = ?1 and id = ?2 and state = 'requested' and intent_id is not null""";

    private static final String ATTEMPT = """
            with begun as (
                update payments.requests
                set state = 'paying', attempt_id = ?3, attempted_at = ?6, payer_id = cast(nullif(?8, '') as uuid),
                    email = ?4, locale = ?5, failure = null, needs_action = false, version = version + 1,
                    changed_at = ?6, check_at = ?7, checks = 0
                where practice_id = ?1 and id = ?2 and state in ('opened', 'declined')
                  and (link_until is null or link_until > ?6)
                returning practice_id, id, attempt_id, payer_id, email, locale, attempted_at)
            insert into payments.attempts as a (practice_id, request_id, id, payer_id, email, locale, at)
            select practice_id, id, attempt_id, payer_id, email, locale, attempted_at from begun
            on conflict (practice_id, request_id, id)
                do update set payer_id = excluded.payer_id, email = excluded.email, locale = excluded.locale,
                              at = excluded.at""";

    private static final String CLOSE = """
            update payments.requests
            set state = 'closing', closing_as = ?3, closed_by = ?4, version = version + 1, changed_at = ?5,
                check_at = ?6, checks = 0
            where practice_id = ?1 and id = ?2 and state in ('requested', 'opened', 'paying', 'declined')""";

    private static final String UNKNOWN = """
            update payments.requests
            set unknown_since = coalesce(unknown_since, cast(?3 as timestamptz)), check_at = ?4, version = version + 1,
                refused_since = case when ?5 then coalesce(refused_since, cast(?3 as timestamptz)) end
            where practice_id = ?1 and id = ?2 and check_at is not null""";

    private static final String CLAIM = """
            update payments.requests r set check_at = ?2, checks = checks + 1
            from (select practice_id, id from payments.requests where check_at <= ?1
                  order by check_at limit ?3 for update skip locked) due
            where r.practice_id = due.practice_id and r.id = due.id
            returning r.practice_id, r.id""";

    /**
     * The last line is for a request that is sent on, or paid, while this waits for its row: PostgreSQL asks only the
     * outer statement again then.
     */
    private static final String EXPIRE = """
            update payments.requests r
            set state = 'closing', closing_as = 'expired', version = version + 1, changed_at = ?1, check_at = ?1,
                checks = 0
            from (select o.practice_id, o.id
                  from payments.requests o
                  join practice.calls c on c.practice_id = o.practice_id and c.id = o.call_id
                  where o.link_until is null and o.state in ('requested', 'opened', 'paying', 'declined')
                    and (c.ended_at < ?2
                      or c.ended_at is null and o.created_at < ?3
                        and not exists (select from practice.sessions s
                                        where s.practice_id = c.practice_id and s.call_id = c.id
                                          and s.expires_at > ?1))
                  union all
                  select practice_id, id from payments.requests
                  where link_until < ?1 and state in ('requested', 'opened', 'paying', 'declined')) late
            where r.practice_id = late.practice_id and r.id = late.id
              and r.state in ('requested', 'opened', 'paying', 'declined')
              and (r.link_until is null or r.link_until < ?1)""";

    private final EntityManager entities;

    @Inject
    public RequestStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** False if there is one with that id already. */
    boolean add(NewRequest request, Instant now, Instant checkAt) {
        return Sql.of(
                        entities,
                        ADD,
                        request.practice(),
                        request.id().value(),
                        request.call(),
                        request.clinician(),
                        request.patient().map(Object::toString).orElse(""),
                        request.amount(),
                        request.currency(),
                        request.description(),
                        request.account(),
                        checkAt,
                        now)
                .updateOne();
    }

    public Optional<Request> find(PracticeId practice, RequestId id) {
        return Optional.ofNullable(entities.find(RequestEntity.class, new RequestKey(practice.value(), id.value())))
                .map(RequestEntity::request);
    }

    /** Newest first. */
    public List<Request> ofCall(PracticeId practice, CallId call) {
        return entities.createQuery(
                        "select r from RequestEntity r where r.practiceId = :practice and r.callId = :call"
                                + " order by r.eventAt desc, r.id desc",
                        RequestEntity.class)
                .setParameter("practice", practice.value())
                .setParameter("call", call.value())
                .getResultStream()
                .map(RequestEntity::request)
                .toList();
    }

    /** What was paid after its end and Stripe would not give back, oldest first. */
    public List<Request> unreturned(PracticeId practice) {
        return entities.createQuery(
                        "select r from RequestEntity r where r.practiceId = :practice and r.refundFailure is not null"
                                + " order by r.eventAt, r.id",
                        RequestEntity.class)
                .setParameter("practice", practice.value())
                .getResultStream()
                .map(RequestEntity::request)
                .toList();
    }

    /** How many of the practice's requests still need its Stripe account. What is to be refunded by hand does not. */
    public long countUnfinished(PracticeId practice) {
        return Sql.of(
                        entities,
                        "select count(*) from payments.requests"
                                + " where practice_id = ?1 and check_at is not null and refund_failure is null",
                        practice)
                .one(row -> row.number(0));
    }

    /** The request that an intent belongs to. As worker. */
    Optional<Request> withIntent(String account, String intent) {
        return entities.createQuery(
                        "select r from RequestEntity r where r.accountId = :account and r.intentId = :intent",
                        RequestEntity.class)
                .setParameter("account", account)
                .setParameter("intent", intent)
                .getResultStream()
                .map(RequestEntity::request)
                .findFirst();
    }

    /** The request of that id on that account. As worker. */
    Optional<Request> onAccount(String account, RequestId id) {
        return entities.createQuery(
                        "select r from RequestEntity r where r.accountId = :account and r.id = :id",
                        RequestEntity.class)
                .setParameter("account", account)
                .setParameter("id", id.value())
                .getResultStream()
                .map(RequestEntity::request)
                .findFirst();
    }

    boolean created(Request request, String intent, Instant now, Instant checkAt) {
        return Sql.of(entities, CREATED, request.practice(), request.id().value(), intent, now, checkAt)
                .updateOne();
    }

    /** Stripe won't have it: it ends before it began. */
    boolean refused(Request request, String code, Instant now) {
        return Sql.of(entities, REFUSED, request.practice(), request.id().value(), code, now)
                .updateOne();
    }

    boolean open(Request request, Instant now) {
        return Sql.of(entities, OPEN, request.practice(), request.id().value(), now)
                .updateOne();
    }

    boolean attempt(Request request, NewAttempt attempt, Instant now, Instant checkAt) {
        return Sql.of(
                        entities,
                        ATTEMPT,
                        request.practice(),
                        request.id().value(),
                        attempt.id(),
                        attempt.email(),
                        attempt.locale().toLanguageTag(),
                        now,
                        checkAt,
                        attempt.payer().map(Object::toString).orElse(""))
                .updateOne();
    }

    boolean close(Request request, RequestState as, String by, Instant now, Instant checkAt) {
        return Sql.of(entities, CLOSE, request.practice(), request.id().value(), as.label(), by, now, checkAt)
                .updateOne();
    }

    /** Stripe did not answer, or refused to show it; looked up again then. */
    void unknown(Request request, boolean refused, Instant now, Instant checkAt) {
        Sql.of(entities, UNKNOWN, request.practice(), request.id().value(), now, checkAt, refused)
                .updateOne();
    }

    /** Stripe has spoken of it: it may show it again, and does not wait for hours if it doesn't yet. */
    void heardOf(Request request) {
        Sql.of(
                        entities,
                        "update payments.requests set refused_since = null where practice_id = ?1 and id = ?2"
                                + " and refused_since is not null",
                        request.practice(),
                        request.id().value())
                .updateOne();
    }

    /** We are connected to the account again: what Stripe refused to show is asked for at once. */
    public void linkedAgain(PracticeId practice, String account, Instant now) {
        Sql.of(
                        entities,
                        "update payments.requests set refused_since = null, check_at = ?3"
                                + " where practice_id = ?1 and account_id = ?2 and refused_since is not null"
                                + " and check_at is not null",
                        practice,
                        account,
                        now)
                .update();
    }

    /** Requests that are to be looked at, now this worker's until the lease ends. As worker. */
    List<Due> claim(Instant now, Instant leaseUntil, int most) {
        return Sql.of(entities, CLAIM, now, leaseUntil, most)
                .rows(row -> new Due(new PracticeId(row.uuid(0)), new RequestId(row.uuid(1))));
    }

    /** A request that is to be looked at. */
    record Due(PracticeId practice, RequestId id) {}

    /**
     * Closes what was not paid before its call's grace period ended, or the time of its link where it has one. A call
     * whose end was never told is over when what was asked for is older than the longest session, and none is left: who
     * is still in it has launched again meanwhile.
     */
    int expire(Instant now, Instant endedBefore, Instant createdBefore) {
        return Sql.of(entities, EXPIRE, now, endedBefore, createdBefore).update();
    }
}
