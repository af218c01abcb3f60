package dev.callside.reminders.dispatch;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
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

    private final EntityManager entities;

    @Inject
    DoubtStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** A message of which nobody knows whether Twilio has it. */
    record Doubtful(PracticeId practice, UUID id, UUID payment, String recipient, String text, Instant handedOver) {}

    /** The next few in the order of their ids. */
    List<Doubtful> next(UUID after, Instant handedOverAfter, Instant doubtfulBefore, int most) {
        return Sql.of(
                        entities,
                        "select practice_id, id, payment_id, recipient, body, handed_over_at from reminders.messages"
                                + " where state = 'in_doubt' and channel = 'sms' and handed_over_at > ?1"
                                + " and changed_at < ?2 and id > ?4 order by id limit ?3",
                        handedOverAfter,
                        doubtfulBefore,
                        most,
                        after)
                .rows(row -> new Doubtful(
                        new PracticeId(row.uuid(0)),
                        row.uuid(1),
                        row.uuid(2),
                        row.text(3),
                        row.text(4),
                        row.instant(5)));
    }

    /** False if its callback was quicker, or another message has that id. */
    boolean found(Doubtful message, String sid, Instant now) {
        return Sql.of(
                        entities,
                        "update reminders.messages m set state = 'sent', reason = '', provider_id = ?3, changed_at = ?4"
                                + " where practice_id = ?1 and id = ?2 and state = 'in_doubt'"
                                + " and not exists (select from reminders.messages o where o.provider_id = ?3)",
                        message.practice(),
                        message.id(),
                        sid,
                        now)
                .updateOne();
    }
}
