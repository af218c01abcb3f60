package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What became of messages. As worker. */
@Dependent
class StatusStore {

    /**
     * A message that a person sends again may have been sent by the copy that was in doubt: then it goes no second time. Once the second
     * copy is out a word may be about either. While that one is handed over, only the end of one is: its reader has it, or one copy is
     * left, of which the dispatcher says what became of it; that one was taken is kept for it. After that it is in doubt as long as one of
     * the two is.
     */
    private static final String MOVE = """
            with before as (
                select practice_id, id, state, two, two and ?4 = 'failed' one_is_left,
                       two and state = 'sending' and ?4 <> 'delivered' goes_on
                from (select *, copy_in_doubt and handed_over_at is not null two from reminders.messages
                where practice_id = ?1 and id = ?2 and (provider_id is null or provider_id = ?3 or state = 'sending')
                  and ?3 <> all (providers_before)
                  and (state in ('sending', 'in_doubt') or state = 'sent' and ?4 <> 'sent'
                      or state in ('scheduled', 'held') and handed_over_before is not null)
                for update) m)
            update reminders.messages m
            set state = case when b.goes_on then m.state else ?4 end, changed_at = ?6,
                lease_until = case when b.goes_on then m.lease_until end,
                provider_id = case when b.one_is_left then nullif(m.provider_id, ?3) when b.goes_on then coalesce(m.provider_id, ?3)
                    else ?3 end,
                providers_before = case when b.one_is_left then m.providers_before || ?3 else m.providers_before end,
                copy_in_doubt = b.two and not (b.goes_on and b.one_is_left),
                reason = case when ?4 = 'failed' and not b.goes_on then 'undelivered' else '' end,
                provider_code = coalesce(nullif(?5, ''), m.provider_code),
                handed_over_at = coalesce(m.handed_over_at, m.handed_over_before)
            from before b
            where m.practice_id = b.practice_id and m.id = b.id
            returning case when b.state <> 'sent' then m.payment_id end""";

    private static final String MOVE_TEST = """
            with before as (
                select practice_id, id, state from reminders.test_messages
                where practice_id = ?1 and id = ?2 and (provider_id is null or provider_id = ?3)
                  and (state in ('sending', 'in_doubt') or state = 'sent' and ?4 <> 'sent')
                for no key update)
            update reminders.test_messages m
            set state = ?4, provider_id = ?3, provider_code = coalesce(nullif(?5, ''), m.provider_code), changed_at = ?6
            from before b
            where m.practice_id = b.practice_id and m.id = b.id
            returning b.state in ('sending', 'in_doubt')""";

    private final EntityManager entities;

    @Inject
    StatusStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One that has moved on.
     *
     * @param spends the credits that are spent by it, unless they were before
     */
    record Moved(Optional<UUID> spends) {}

    /** Moves it on, if that is on. */
    Optional<Moved> move(PracticeId practice, UUID id, String sid, MessageState state, String code, Instant now) {
        return Sql.of(entities, MOVE, practice, id, sid, state.label(), code, now)
                .first(row -> new Moved(row.maybeUuid(0)));
    }

    /** The same for a test of somebody's; whether its credits are spent by it. */
    boolean moveTest(PracticeId practice, UUID id, String sid, MessageState state, String code, Instant now) {
        return Sql.of(entities, MOVE_TEST, practice, id, sid, state.label(), code, now)
                .first(row -> row.flag(0))
                .orElse(false);
    }
}
