package dev.callside.practice.launch;

import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallEventStore;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Sessions. Only the hash of a token is kept: whoever reads the table can't come in with it. */
@Dependent
public class SessionStore {

    private static final String INSERT = """
            insert into practice.sessions (token_hash, practice_id, host_id, placement, role, subject, name, locale,
                                           call_id, participant_id, created_at, expires_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(nullif(?9, '') as uuid), cast(nullif(?10, '') as uuid), ?11,
                    ?12)""";

    private static final String FIND = """
            select practice_id, host_id, placement, role, subject, name, locale, call_id, participant_id, expires_at
            from practice.find_session(?1, ?2)""";

    /** Word to the panels of their calls, which say so and close when the transaction commits. */
    private static final String END = """
            with gone as (
                delete from practice.sessions s using practice.calls c
                where c.practice_id = s.practice_id and c.id = s.call_id and c.ended_at < ?1
                returning s.practice_id, s.call_id)
            select cast(pg_notify(?2, practice_id || ' ' || call_id) as text)
            from (select distinct practice_id, call_id from gone) as calls""";

    private static final String HOLDING = """
            select encode(s.token_hash, 'hex')
            from practice.sessions s
            where s.token_hash in (select decode(hash, 'hex') from unnest(string_to_array(?1, ',')) as hash)
              and s.expires_at > ?2
              and practice.host_may(s.host_id, s.practice_id)""";

    private final EntityManager entities;

    @Inject
    public SessionStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** As the session's practice. */
    void add(String token, Session session, Instant now) {
        Sql.of(
                        entities,
                        INSERT,
                        Tokens.hash(token),
                        session.practice().value(),
                        session.host(),
                        session.placement().label(),
                        session.role().label(),
                        session.subject(),
                        session.name(),
                        session.locale().toLanguageTag(),
                        session.seat().map(seat -> seat.call().toString()).orElse(""),
                        session.seat()
                                .map(seat -> seat.participant().toString())
                                .orElse(""),
                        now,
                        session.expiresAt())
                .update();
    }

    /** Through the door. Empty if there is no such session, or it has run out. */
    public Optional<Session> find(String token, Instant now) {
        return Sql.of(entities, FIND, Tokens.hash(token), now).first(SessionStore::session);
    }

    /** Ends the sessions of calls that ended before then. As worker. */
    void end(Instant endedBefore) {
        Sql.of(entities, END, endedBefore, CallEventStore.CHANNEL).rows(row -> row.text(0));
    }

    /** Which of these sessions still hold; each is named as {@link #name} does. As worker. */
    public Set<String> holding(Collection<String> names, Instant now) {
        return Set.copyOf(
                Sql.of(entities, HOLDING, String.join(",", names), now).rows(row -> row.text(0)));
    }

    /** What a session can be remembered by without its token. */
    public static String name(String token) {
        return HexFormat.of().formatHex(Tokens.hash(token));
    }

    private static Session session(Row row) {
        return new Session(
                new PracticeId(row.uuid(0)),
                row.text(1),
                row.label(2, Placement.class),
                row.label(3, Role.class),
                row.text(4),
                row.text(5),
                Locale.forLanguageTag(row.text(6)),
                row.maybeUuid(7).map(call -> new Session.Seat(new CallId(call), new ParticipantId(row.uuid(8)))),
                row.instant(9));
    }
}
