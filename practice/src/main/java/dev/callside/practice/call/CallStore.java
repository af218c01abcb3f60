package dev.callside.practice.call;

import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls and who is in them. A launch and an event may both be the first to tell of either, and events come in any order
 * and again: each method can be repeated, and an older event changes nothing.
 */
@Dependent
public class CallStore {

    private static final String CALL = """
            insert into practice.calls as c (practice_id, id, host_id, host_call, started_at)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (practice_id, host_id, host_call) do update set started_at = least(c.started_at, excluded.started_at)
            returning id""";

    private static final String JOIN = """
            insert into practice.participants as p
                (practice_id, call_id, id, subject, role, name, joined_at, seen_at, named_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7)
            on conflict (practice_id, call_id, subject) do update
                set role = case when coalesce(p.named_at, p.seen_at) <= excluded.named_at then excluded.role else p.role end,
                    name = case when coalesce(p.named_at, p.seen_at) <= excluded.named_at then excluded.name else p.name end,
                    named_at = greatest(coalesce(p.named_at, p.seen_at), excluded.named_at),
                    left_at = case when p.seen_at <= excluded.seen_at then null else p.left_at end,
                    seen_at = greatest(p.seen_at, excluded.seen_at)
            returning id""";

    private static final String LEAVE = """
            update practice.participants set left_at = ?4, seen_at = ?4
            where practice_id = ?1 and call_id = ?2 and subject = ?3 and seen_at <= ?4""";

    private static final String PRACTITIONER = """
            insert into practice.practitioners (practice_id, id, host_id, subject, name, first_seen)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (practice_id, host_id, subject) do update set name = excluded.name""";

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    public CallStore(@PracticeUnit EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The call that the host names so; made now if nobody told of it before. */
    public CallId call(PracticeId practice, String host, String hostCall, Instant at) {
        return Sql.of(entities, CALL, practice, Ids.next(clock.instant()), host, hostCall, at)
                .one(row -> new CallId(row.uuid(0)));
    }

    /** The first end counts; a later one is a repetition. */
    public void end(PracticeId practice, CallId call, Instant at) {
        Sql.of(
                        entities,
                        "update practice.calls set ended_at = ?3"
                                + " where practice_id = ?1 and id = ?2 and ended_at is null",
                        practice,
                        call,
                        at)
                .update();
    }

    public ParticipantId join(PracticeId practice, CallId call, String subject, Role role, String name, Instant at) {
        return Sql.of(entities, JOIN, practice, call, Ids.next(clock.instant()), subject, role.label(), name, at)
                .one(row -> new ParticipantId(row.uuid(0)));
    }

    public void leave(PracticeId practice, CallId call, String subject, Instant at) {
        Sql.of(entities, LEAVE, practice, call, subject, at).update();
    }

    /** The first launch of a clinician makes the practitioner; a later one keeps the name up to date. */
    public void practitioner(PracticeId practice, String host, String subject, String name) {
        Sql.of(entities, PRACTITIONER, practice, Ids.next(clock.instant()), host, subject, name, clock.instant())
                .update();
    }

    public Optional<Instant> endOf(PracticeId practice, CallId call) {
        return Optional.ofNullable(entities.find(CallEntity.class, new PracticeKey(practice.value(), call.value())))
                .flatMap(CallEntity::endedAt);
    }

    /** Everybody who was ever in the call with that role, in the order of joining. */
    public List<Participant> participants(PracticeId practice, CallId call, Role role) {
        return entities.createQuery(
                        "select p from ParticipantEntity p where p.practiceId = :practice and p.callId = :call"
                                + " and p.role = :role order by p.joinedAt, p.id",
                        ParticipantEntity.class)
                .setParameter("practice", practice.value())
                .setParameter("call", call.value())
                .setParameter("role", role.label())
                .getResultStream()
                .map(ParticipantEntity::participant)
                .toList();
    }
}
