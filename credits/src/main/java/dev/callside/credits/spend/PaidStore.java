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
import java.util.function.Function;

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

    private static final String KEEP = """
        insert into credits.spendings (practice_id, transfer_id, practitioner_id, channel, country, parts)
        select cast(?1 as uuid), m.id, cast(nullif(m.practitioner, '') as uuid), m.channel, m.country, m.parts
        from unnest(?2, ?3, ?4, ?5, ?6) m (id, practitioner, channel, country, parts)\
        """;

    private final EntityManager entities;

    @Inject
    PaidStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    Map<UUID, PaidBefore> before(PracticeId practice, Collection<UUID> messages, Instant now) {
        var before = new HashMap<UUID, PaidBefore>();
        Sql.of(entities, BEFORE, practice, messages.toArray(UUID[]::new), now)
                .rows(row -> before.put(row.uuid(0), paid(row)));
        return before;
    }

    private static PaidBefore paid(Row row) {
        var content = row.flag(5)
                ? Optional.of(new PaidBefore.Content(row.maybeUuid(6), row.text(7), row.text(8), row.number(9)))
                : Optional.<PaidBefore.Content>empty();
        return new PaidBefore(new LevelId(row.uuid(1)), row.number(2), row.text(3), row.flag(4), content);
    }

    /** What was asked for, of messages that were paid for just now. */
    void keep(PracticeId practice, List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Sql.of(
                        entities,
                        KEEP,
                        practice,
                        messages.stream().map(Message::id).toArray(UUID[]::new),
                        texts(
                                messages,
                                each -> each.practitioner().map(UUID::toString).orElse("")),
                        texts(messages, each -> each.channel().label()),
                        texts(messages, Message::country),
                        messages.stream().map(Message::parts).toArray(Integer[]::new))
                .update();
    }

    private static String[] texts(List<Message> messages, Function<Message, String> of) {
        return messages.stream().map(of).toArray(String[]::new);
    }
}
