package dev.callside.reminders.dispatch;

import dev.callside.credits.spend.Settlement;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.MessageCosts;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages in doubt. As worker. */
@Dependent
class DoubtStore {

    private static final String LOST_TESTS = """
            update reminders.test_messages set state = 'in_doubt', changed_at = ?2
            where (practice_id, id) in (select practice_id, id from reminders.test_messages
                where state = 'sending' and changed_at < ?1 for update skip locked)""";

    private static final String NEXT = """
            select practice_id, id, payment_id, recipient, body, handed_over_at, false from reminders.messages
            where state = 'in_doubt' and channel = 'sms' and changed_at < ?2 and id > ?4
              and (looked_for_at is null or looked_for_at > ?1 or looked_for_at < handed_over_at)
            union all
            select practice_id, id, id, recipient, body, created_at, true from reminders.test_messages
            where state = 'in_doubt' and changed_at < ?2 and id > ?4 and (looked_for_at is null or looked_for_at > ?1)
            order by 2 limit ?3""";

    /** Those that are no message's yet, nor a copy's of before. */
    private static final String FREE = """
            select s.sid from unnest(cast(?2 as text[])) s (sid)
            where not exists (select from reminders.messages o where o.provider_id = s.sid)
              and not exists (select from reminders.messages o
                  where o.channel = 'sms' and o.recipient = ?1 and s.sid = any (o.providers_before))
              and not exists (select from reminders.test_messages o where o.recipient = ?1 and o.provider_id = s.sid)""";

    private static final String UNLESS_ANOTHER_HAS_IT = """
            where practice_id = ?1 and id = ?2 and state = 'in_doubt'
              and not exists (select from reminders.messages o where o.provider_id = ?3)
              and not exists (select from reminders.test_messages o where o.provider_id = ?3)""";

    private static final String FOUND =
            "update reminders.messages set state = 'sent', reason = '', provider_id = ?3, changed_at = ?4 "
                    + UNLESS_ANOTHER_HAS_IT + " and ?3 <> all (providers_before)";

    private static final String FOUND_TEST =
            "update reminders.test_messages set state = 'sent', provider_id = ?3, changed_at = ?4 "
                    + UNLESS_ANOTHER_HAS_IT;

    /** The first time of each copy. */
    private static final String LOOKED_FOR = """
            update reminders.messages set looked_for_at = ?3
            where practice_id = ?1 and id = ?2 and state = 'in_doubt'
              and (looked_for_at is null or looked_for_at < handed_over_at)""";

    private static final String LOOKED_FOR_TEST = """
            update reminders.test_messages set looked_for_at = ?3
            where practice_id = ?1 and id = ?2 and state = 'in_doubt' and looked_for_at is null""";

    private final EntityManager entities;

    @Inject
    DoubtStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An SMS of which nobody knows whether Twilio has it.
     *
     * @param test whether it is a test that somebody sent to a number of their own
     */
    record Doubtful(
            PracticeId practice,
            UUID id,
            UUID payment,
            String recipient,
            String text,
            Instant handedOver,
            boolean test) {

        Settlement spent() {
            return test ? MessageCosts.test(id, true) : MessageCosts.spent(id, payment);
        }
    }

    /** Tests whose server is gone since. */
    void lost(Instant sentBefore, Instant now) {
        Sql.of(entities, LOST_TESTS, sentBefore, now).update();
    }

    /** The next few in the order of their ids: those that Twilio has not answered for yet, or not for long. */
    List<Doubtful> next(UUID after, Instant lookedForAfter, Instant doubtfulBefore, int most) {
        return Sql.of(entities, NEXT, lookedForAfter, doubtfulBefore, most, after)
                .rows(row -> new Doubtful(
                        new PracticeId(row.uuid(0)),
                        row.uuid(1),
                        row.uuid(2),
                        row.text(3),
                        row.text(4),
                        row.instant(5),
                        row.flag(6)));
    }

    /** Of Twilio's ids of messages to the same number with the same text, those that are nobody's. */
    List<String> free(Doubtful message, List<String> sids) {
        return Sql.of(entities, FREE, message.recipient(), sids.toArray(String[]::new))
                .rows(row -> row.text(0));
    }

    /** Twilio has answered, and it is not clear that it has it. */
    void lookedFor(Doubtful message, Instant now) {
        var statement = message.test() ? LOOKED_FOR_TEST : LOOKED_FOR;
        Sql.of(entities, statement, message.practice(), message.id(), now).update();
    }

    /** False if its callback was quicker, or another message has that id. */
    boolean found(Doubtful message, String sid, Instant now) {
        var statement = message.test() ? FOUND_TEST : FOUND;
        return Sql.of(entities, statement, message.practice(), message.id(), sid, now)
                .updateOne();
    }
}
