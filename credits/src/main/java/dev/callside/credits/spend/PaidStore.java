package dev.callside.credits.spend;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How messages were paid for before; not what has the id of one and paid for none, such as a transfer between levels. */
@Dependent
class PaidStore {

    private static final String BEFORE = """
        select t.id, t.debit_account, t.amount, t.reference,
               t.kind = 'pending' and (r.kind is null and t.expires_at <= ?3 or r.kind in ('void', 'expire')) is true,
               s.transfer_id is not null, s.practitioner_id, s.channel, s.country, s.parts
        from credits.transfers t
            left join credits.transfers r on r.practice_id = t.practice_id and r.pending_id = t.id
            left join credits.spendings s on s.practice_id = t.practice_id and s.transfer_id = t.id
        where t.practice_id = ?1 and t.id = any (?2)
          and (t.kind, t.code) in (('pending', 'reserved'), ('posted', 'spent'))\
        """;

    /** Of what is spent at once: a reservation of that id is something else. */
    private static final String SPENT = BEFORE + """
         and t.kind = 'posted'
        union all
        select f.id, f.level_id, 0, f.reference, false, true, f.practitioner_id, f.channel, f.country, f.parts
        from credits.free_spendings f where f.practice_id = ?1 and f.id = any (?2)\
        """;

    private static final String KEEP_FREE = """
        insert into credits.free_spendings (practice_id, id, practitioner_id, channel, country, parts, level_id, reference)
        select ?1, ?2, cast(nullif(?3, '') as uuid), ?4, ?5, ?6, ?7, ?8
        where not exists (select from credits.transfers t where t.practice_id = ?1 and t.id = ?2)\
        """;

    private static final String KEEP = """
        insert into credits.spendings (practice_id, transfer_id, practitioner_id, channel, country, parts)
        values (?1, ?2, cast(nullif(?3, '') as uuid), ?4, ?5, ?6)\
        """;

    private final EntityManager entities;

    @Inject
    PaidStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    Map<UUID, PaidBefore> before(PracticeId practice, Collection<UUID> messages, Instant now) {
        return known(BEFORE, practice, messages, now);
    }

    /** Whoever else spends for that id waits until the transaction ends. */
    void lock(PracticeId practice, UUID message) {
        Sql.lock(entities, "credits.spend", practice + " " + message);
    }

    /** The same of what was spent at once, also where it cost nothing. */
    Optional<PaidBefore> spent(PracticeId practice, UUID message, Instant now) {
        return Optional.ofNullable(known(SPENT, practice, List.of(message), now).get(message));
    }

    private Map<UUID, PaidBefore> known(String sql, PracticeId practice, Collection<UUID> messages, Instant now) {
        var known = new HashMap<UUID, PaidBefore>();
        Sql.of(entities, sql, practice, messages.toArray(UUID[]::new), now)
                .rows(row -> known.put(row.uuid(0), paid(row)));
        return known;
    }

    private static PaidBefore paid(Row row) {
        var content = row.flag(5)
                ? Optional.of(new PaidBefore.Content(row.maybeUuid(6), row.text(7), row.text(8), row.number(9)))
                : Optional.<PaidBefore.Content>empty();
        return new PaidBefore(new LevelId(row.uuid(1)), row.number(2), row.text(3), row.flag(4), content);
    }

    /** What was asked for, of a message that was paid for just now. */
    void keep(PracticeId practice, Message message) {
        Sql.of(
                        entities,
                        KEEP,
                        practice,
                        message.id(),
                        practitioner(message),
                        message.channel().label(),
                        message.country(),
                        message.parts())
                .update();
    }

    /**
     * What was asked for, of a message that costs nothing and is not known yet. Whether its id is free: it may be that of
     * something that is no message, such as a transfer between levels.
     *
     * @param level that would have paid
     */
    boolean keepFree(PracticeId practice, Message message, LevelId level) {
        return Sql.of(
                        entities,
                        KEEP_FREE,
                        practice,
                        message.id(),
                        practitioner(message),
                        message.channel().label(),
                        message.country(),
                        message.parts(),
                        level.value(),
                        message.reference())
                .updateOne();
    }

    private static String practitioner(Message message) {
        return message.practitioner().map(UUID::toString).orElse("");
    }
}
