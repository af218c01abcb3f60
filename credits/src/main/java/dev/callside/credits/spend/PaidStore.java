package dev.callside.credits.spend;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How messages were paid for before; not what has the id of one and paid for none, such as a transfer between levels. */
@Dependent
class PaidStore {

    private static final String BEFORE = """
        select t.id, t.amount, t.reference,
               t.kind = 'pending' and (r.kind is null and t.expires_at <= ?3 or r.kind in ('void', 'expire')) is true
        from credits.transfers t
            left join credits.transfers r on r.practice_id = t.practice_id and r.pending_id = t.id
        where t.practice_id = ?1 and t.id = any (?2)
          and (t.kind, t.code) in (('pending', 'reserved'), ('posted', 'spent'))\
        """;

    private final EntityManager entities;

    @Inject
    PaidStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    Map<UUID, PaidBefore> before(PracticeId practice, Collection<UUID> messages, Instant now) {
        var before = new HashMap<UUID, PaidBefore>();
        Sql.of(entities, BEFORE, practice, messages.toArray(UUID[]::new), now)
                .rows(row -> before.put(row.uuid(0), new PaidBefore(row.number(1), row.text(2), row.flag(3))));
        return before;
    }
}
