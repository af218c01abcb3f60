package dev.callside.practice.mail;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the mail workers do with the outbox. As worker. */
@Dependent
public class OutboxStore {

    private static final String CLAIM = """
            update practice.outbox o
            set state = 'sending', epoch = epoch + 1, attempts = attempts + 1, lease_until = ?2, handed_over_at = null,
                changed_at = ?1
            from (select practice_id, id from practice.outbox where state = 'queued' and due_at <= ?1
                  order by due_at limit ?3 for update skip locked) due
            where o.practice_id = due.practice_id and o.id = due.id
            returning o.practice_id, o.id, o.epoch, o.attempts, o.created_at, o.mail_key, o.recipient, o.sender_name,
                      o.subject, o.text_body, o.html_body, o.locale""";

    private static final String RECOVER = """
            update practice.outbox
            set state = case when handed_over_at is null then 'queued' else 'in_doubt' end, lease_until = null,
                changed_at = ?1
            where state = 'sending' and lease_until < ?1""";

    private static final String STILL_OURS =
            " where practice_id = ?1 and id = ?2 and epoch = ?3 and state = 'sending' and lease_until > ?4";

    private static final String HOLD = "update practice.outbox set lease_until = ?5, changed_at = ?4" + STILL_OURS;

    private static final String HAND_OVER =
            "update practice.outbox set handed_over_at = ?4, lease_until = ?5, changed_at = ?4" + STILL_OURS;

    private static final String FINISH = """
            update practice.outbox
            set state = ?4, due_at = ?5, answer = ?6, lease_until = null, changed_at = ?7
            where practice_id = ?1 and id = ?2 and epoch = ?3 and state = 'sending'""";

    private final EntityManager entities;

    @Inject
    public OutboxStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Mails that are now this worker's alone, until the lease runs out. */
    List<ClaimedMail> claim(Instant now, Instant leaseUntil, int most) {
        return Sql.of(entities, CLAIM, now, leaseUntil, most).rows(OutboxStore::claimed);
    }

    /** Takes back what a dead worker had: to be sent if it was certainly not handed over, else in doubt. */
    int recover(Instant now) {
        return Sql.of(entities, RECOVER, now).update();
    }

    /** A claim of a worker that is still at it. False: it is lost. */
    boolean hold(ClaimedMail mail, Instant now, Instant leaseUntil) {
        return Sql.of(entities, HOLD, mail.practice(), mail.id(), mail.epoch(), now, leaseUntil)
                .updateOne();
    }

    /** The intent before the effect. False: the claim is lost, and the mail must not be sent. */
    boolean handingOver(ClaimedMail mail, Instant now, Instant leaseUntil) {
        return Sql.of(entities, HAND_OVER, mail.practice(), mail.id(), mail.epoch(), now, leaseUntil)
                .updateOne();
    }

    boolean finish(ClaimedMail mail, MailAnswer answer, Instant now) {
        return Sql.of(
                        entities,
                        FINISH,
                        mail.practice(),
                        mail.id(),
                        mail.epoch(),
                        answer.state().label(),
                        answer.dueAt(mail, now),
                        answer.text(),
                        now)
                .updateOne();
    }

    private static ClaimedMail claimed(Row row) {
        return new ClaimedMail(
                new PracticeId(row.uuid(0)),
                row.uuid(1),
                (int) row.number(2),
                (int) row.number(3),
                row.instant(4),
                new Mail(
                        row.text(5),
                        row.text(6),
                        row.text(7),
                        row.text(8),
                        row.text(9),
                        row.text(10),
                        Locale.forLanguageTag(row.text(11))));
    }
}
