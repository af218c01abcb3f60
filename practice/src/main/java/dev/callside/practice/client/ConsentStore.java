package dev.callside.practice.client;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What clients agreed to, as a person here enters it, and how it came to what holds. To be called inside a transaction. */
@Dependent
public class ConsentStore {

    private static final String DECIDE = """
            with decided as (
                update practice.clients
                set %1$s_consent = ?3, %1$s_withdrawn = not ?3, changed_at = ?6
                where practice_id = ?1 and id = ?2
                returning id)
            insert into practice.consents (practice_id, client_id, channel, given, origin, actor, reason, at)
            select ?1, id, '%1$s', ?3, 'person', ?4, ?5, ?6 from decided""";

    private static final String HISTORY = """
            select h.channel, h.given, h.origin, coalesce('key ' || k.name, h.actor), h.reason, h.at
            from practice.consents h
                left join practice.api_keys k on k.practice_id = h.practice_id and 'key ' || k.id = h.actor
            where h.practice_id = ?1 and h.client_id = ?2
            order by h.id desc limit ?3""";

    private final EntityManager entities;

    @Inject
    public ConsentStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What holds for a channel.
     *
     * @param withdrawnHere a person took it back, so that no system gives it again
     */
    public record Held(boolean given, boolean withdrawnHere) {}

    /** Nobody else changes it until the transaction ends; empty if there is no such client. */
    public Optional<Held> lock(PracticeId practice, UUID client, ConsentChannel channel) {
        return Sql.of(
                        entities,
                        "select %1$s_consent, %1$s_withdrawn from practice.clients where practice_id = ?1 and id = ?2"
                                        .formatted(channel.label())
                                + " for no key update",
                        practice,
                        client)
                .first(row -> new Held(row.flag(0), row.flag(1)));
    }

    /** A person's word, which stands against what systems said before. */
    public void decide(
            PracticeId practice,
            UUID client,
            ConsentChannel channel,
            boolean given,
            String actor,
            String reason,
            Instant now) {
        Sql.of(entities, DECIDE.formatted(channel.label()), practice, client, given, actor, reason, now)
                .updateOne();
    }

    /** Of both channels, the newest first. */
    public List<Consent> history(PracticeId practice, UUID client, int most) {
        return Sql.of(entities, HISTORY, practice, client, most)
                .rows(row -> new Consent(
                        row.label(0, ConsentChannel.class),
                        row.flag(1),
                        row.label(2, ConsentOrigin.class),
                        row.text(3),
                        row.text(4),
                        row.instant(5)));
    }
}
