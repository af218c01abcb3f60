package dev.callside.reminders.log;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.dispatch.DispatchStore;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.work.RemindersUnit;
import dev.callside.reminders.work.SqlChannels;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The log of messages. To be called inside a transaction. */
@Dependent
class LogStore {

    /** That nobody has read what the client replied; whoever cancels the appointment, or moves it, has dealt with it. */
    static final String TO_READ = "a.answer in ('no', 'attention') and a.answer_read_at is null"
            + " and a.status in ('proposed', 'pending', 'booked')";

    /** That the reply is one to this message, not to another about the same appointment. */
    static final String HAS_THE_ANSWER = "exists (select from reminders.replies r where r.practice_id = m.practice_id"
            + " and r.message_id = m.id and r.received_at = a.answered_at)";

    private static final String MAIL_FAILED = SqlChannels.in("""
            m.reason = 'as_email' and exists (select from reminders.messages e where e.practice_id = m.practice_id
                and e.appointment_id = m.appointment_id and e.version = m.version and e.rule = m.rule
                and e.channel = {instead} and e.state in ('failed', 'cancelled', 'expired'))""");

    private static final String LINES =
            """
            select m.id, m.due_at, m.useful_until, m.rule, m.version, m.channel, m.state, m.reason,
                   coalesce(m.provider_code, ''), m.changed_at, m.handed_over_at, m.recipient, m.language, m.subject,
                   m.body, m.parts, m.credits, a.id, a.external_id, a.source, a.start_at, a.type, a.practitioner_name,
                   a.answer, c.external_id, c.name, c.phone, c.email, m.next_at, m.instead,
                   a.answered_at,\s""" + TO_READ + " and " + HAS_THE_ANSWER + ", " + DispatchStore.OPTED_OUT + ", " + MAIL_FAILED + """

            from reminders.messages m
                join reminders.appointments a on a.practice_id = m.practice_id and a.id = m.appointment_id
                join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id
            where m.practice_id = ?1""";

    /** The newest ten: whoever writes more often does not make the list heavy. */
    private static final String REPLIES = """
            select message_id, body, meaning, received_at
            from (select r.*, row_number() over (partition by message_id order by received_at desc, id desc) nth
                  from reminders.replies r
                  where practice_id = ?1 and message_id = any (?2)) newest
            where nth <= 10
            order by nth""";

    /** A dispatcher that has it at this moment finishes first; then it is seen what became of it. */
    private static final String LOCK = LINES + " and m.id = ?2 for update of m";

    /**
     * A person has planned it anew: what is due then is not late, and no other plan takes it back for that it is over. Only
     * what is in doubt is paid for already; what came back undelivered was sent, and the next one is another. Only of what is in
     * doubt an earlier copy may have arrived, then or before.
     */
    private static final String AGAIN = """
            update reminders.messages
            set state = 'scheduled', reason = '', copy_in_doubt = state = 'in_doubt', due_at = greatest(due_at, ?3), next_at = greatest(due_at, ?3), useful_until = ?4,
                attempts = 0, wished_at = ?3, handed_over_at = null,
                handed_over_before = case when state = 'in_doubt' then coalesce(handed_over_at, handed_over_before) else handed_over_before end,
                providers_before = case when provider_id is null then providers_before else providers_before || provider_id end,
                payment_id = case when state = 'in_doubt' then payment_id when payment_id is not null then ?5 end,
                provider_id = null, provider_code = null, asked = 0, changed_at = ?3
            where practice_id = ?1 and id = ?2""";

    /** Unless a copy of it may have arrived: then it is in doubt again, and keeps its credits. */
    private static final String CANCEL = """
            update reminders.messages set state = 'cancelled', reason = 'person', changed_at = ?3
            where practice_id = ?1 and id = ?2
            returning case when state = 'cancelled' then payment_id end""";

    /** No copy of it is looked for any more, nor are credits kept for one. */
    private static final String DECIDE = """
            update reminders.messages set state = ?3, reason = ?4, copy_in_doubt = false, changed_at = ?5
            where practice_id = ?1 and id = ?2
            returning payment_id""";

    private final EntityManager entities;

    @Inject
    LogStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** The last due first. */
    List<LogLine> lines(PracticeId practice, LogQuestion question) {
        var where = new LogConditions(practice, question);
        return Sql.of(entities, LINES + where.sql(), where.parameters()).rows(LogStore::line);
    }

    /**
     * Replies that nobody has read.
     *
     * @param practitioner only those about appointments that name them
     */
    long toRead(PracticeId practice, Optional<String> practitioner) {
        return Sql.of(
                        entities,
                        "select count(*) from reminders.appointments a where a.practice_id = ?1 and " + TO_READ
                                + " and (?2 = '' or a.practitioner = ?2)",
                        practice,
                        practitioner.orElse(""))
                .one(row -> row.number(0));
    }

    /** Whether that was the newest, and not read before. */
    boolean read(PracticeId practice, UUID appointment, Instant answered, Instant now) {
        return Sql.of(
                        entities,
                        "update reminders.appointments a set answer_read_at = ?4 where a.practice_id = ?1 and a.id = ?2"
                                + " and a.answered_at = ?3 and " + TO_READ,
                        practice,
                        appointment,
                        answered,
                        now)
                .updateOne();
    }

    Optional<LogLine> find(PracticeId practice, UUID id) {
        return Sql.of(entities, LINES + " and m.id = ?2", practice, id).first(LogStore::line);
    }

    /** What clients replied to these, by the id of the message, the last first. */
    Map<UUID, List<LogReply>> replies(PracticeId practice, List<LogLine> to) {
        var ids = to.stream().map(LogLine::id).toArray(UUID[]::new);
        Map<UUID, List<LogReply>> replies = new HashMap<>();
        Sql.of(entities, REPLIES, practice, ids)
                .rows(row -> Map.entry(row.uuid(0), new LogReply(row.text(1), row.text(2), row.instant(3))))
                .forEach(reply -> replies.computeIfAbsent(reply.getKey(), id -> new ArrayList<>())
                        .add(reply.getValue()));
        return replies;
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<LogLine> lock(PracticeId practice, UUID id) {
        return Sql.of(entities, LOCK, practice, id).first(LogStore::line);
    }

    void sendAgain(PracticeId practice, UUID id, Instant usefulUntil, Instant now) {
        Sql.of(entities, AGAIN, practice, id, now, usefulUntil, UUID.randomUUID())
                .update();
    }

    /** The id of the credits that were reserved for it and are free now. */
    Optional<UUID> cancel(PracticeId practice, UUID id, Instant now) {
        return Sql.of(entities, CANCEL, practice, id, now).one(row -> row.maybeUuid(0));
    }

    /** The id of the credits that are reserved for it, if it cost any. */
    Optional<UUID> decide(PracticeId practice, UUID id, Decision decision, Instant now) {
        return Sql.of(entities, DECIDE, practice, id, decision.state().label(), decision.reason(), now)
                .one(row -> row.maybeUuid(0));
    }

    /** Whether it is in doubt for a copy before: another one was wished for and did not go. */
    boolean isInDoubtAgain(PracticeId practice, UUID id) {
        return Sql.of(
                        entities,
                        "select 1 from reminders.messages where practice_id = ?1 and id = ?2 and state = 'in_doubt'"
                                + " and handed_over_at = handed_over_before",
                        practice,
                        id)
                .first(row -> true)
                .isPresent();
    }

    private static LogLine line(Row row) {
        return new LogLine(
                row.uuid(0),
                row.instant(1),
                row.instant(28),
                row.instant(2),
                row.text(3),
                (int) row.number(4),
                row.label(5, Channel.class),
                row.flag(29),
                row.flag(33),
                row.label(6, MessageState.class),
                row.text(7),
                row.text(8),
                row.instant(9),
                sent(row),
                row.uuid(17),
                new LogLine.About(
                        row.text(18),
                        row.text(19),
                        row.instant(20),
                        row.text(21),
                        row.text(22),
                        row.text(23),
                        row.maybeInstant(30),
                        row.flag(31)),
                new LogLine.To(row.text(24), row.text(25), row.maybeText(26), row.maybeText(27), row.flag(32)));
    }

    private static Optional<LogLine.Sent> sent(Row row) {
        return row.maybeText(11)
                .map(recipient -> new LogLine.Sent(
                        row.maybeInstant(10),
                        recipient,
                        row.maybeText(12).orElse(""),
                        row.maybeText(13).orElse(""),
                        row.maybeText(14).orElse(""),
                        row.maybeNumber(15),
                        row.maybeNumber(16)));
    }
}
