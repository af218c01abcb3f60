package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.copy.Reply;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What clients answered. As worker. */
@Dependent
class ReplyStore {

    /**
     * To the newest message before it about an appointment that is still ahead, or else to the newest of all before it: whoever was
     * asked whether they come answers that, also after they were reminded of a payment or of what is over. Before it, give or take
     * some seconds, where Twilio's list tells when it was sent: that is in whole ones, by a clock of its own.
     */
    private static final String ADD = """
            insert into reminders.replies (practice_id, id, provider_id, message_id, sender, body, meaning, received_at)
            select m.practice_id, ?1, ?2, m.id, ?3, ?4, ?5, ?6
            from reminders.messages m
                join reminders.appointments a on a.practice_id = m.practice_id and a.id = m.appointment_id
                cross join lateral (select max(at) from unnest(array[m.handed_over_before, m.handed_over_at]) at where at <= cast(?7 as timestamptz) + interval '5 s') h (at)
            where m.channel = 'sms' and m.recipient = ?3 and h.at is not null
            order by a.start_at > ?6 and m.rule not like 'unpaid:%' desc, h.at desc limit 1
            on conflict do nothing
            returning practice_id""";

    /**
     * Only what is still ahead can be answered, by the last reply that was sent, which Twilio's times tell; the answer has its own. What is meant for something else a person should read: an answer to a time that is
     * no longer the appointment's or to a reminder of a payment, of somebody whose number is not the client's, or a no after a newer
     * message.
     */
    private static final String ANSWER = """
            update reminders.appointments a set answered_at = r.received_at, answer_read_at = null, changed_at = ?3,
                answer = case when m.version <> a.version or m.rule like 'unpaid:%'
                        or c.phone is distinct from r.sender
                        or ?2 = 'no' and exists (select from reminders.messages n
                        where n.channel = 'sms' and n.recipient = r.sender and n.handed_over_at <= l.at and n.handed_over_at >
                            case when m.handed_over_at <= l.at then m.handed_over_at else m.handed_over_before end)
                    then 'attention' else ?2 end
            from practice.clients c, reminders.replies r
                join reminders.messages m on m.practice_id = r.practice_id and m.id = r.message_id
                cross join (select cast(?4 as timestamptz) + interval '5 s' as at) l
            where r.provider_id = ?1 and a.practice_id = m.practice_id and a.id = m.appointment_id
              and c.practice_id = a.practice_id and c.id = a.client_id
              and a.start_at > ?3 and a.status in ('proposed', 'pending', 'booked')
              and not exists (select from reminders.replies o
                      join reminders.messages n on n.practice_id = o.practice_id and n.id = o.message_id
                      join reminders.heard h on h.provider_id = o.provider_id
                  where n.practice_id = a.practice_id and n.appointment_id = a.id and o.received_at = a.answered_at
                    and h.at > ?4)""";

    private static final String TAKEN_BACK = """
            select exists (select from reminders.heard
                where sender = ?1 and (at > ?3 and meaning in ('stop', 'start')
                    or at = ?3 and meaning = 'stop' and ?2 = 'start'))""";

    /** Of all practices whose client has that number, or that have ever written to it. */
    private static final String OPT_OUT = """
            with opted as (
                insert into reminders.opt_outs (practice_id, channel, address, at)
                select w.practice_id, 'sms', ?1, cast(?2 as timestamptz)
                from (select m.practice_id from reminders.messages m where m.channel = 'sms' and m.recipient = ?1
                      union select c.practice_id from practice.clients c where c.phone = ?1
                      union select t.practice_id from reminders.test_messages t where t.recipient = ?1) w
                on conflict do nothing
                returning practice_id)
            insert into reminders.opt_out_history (practice_id, channel, address, opted_out, how, at)
            select practice_id, 'sms', ?1, true, 'stop', ?2 from opted
            returning practice_id""";

    private static final String OPT_IN = """
            with lifted as (
                delete from reminders.opt_outs where channel = 'sms' and address = ?1 returning practice_id)
            insert into reminders.opt_out_history (practice_id, channel, address, opted_out, how, at)
            select practice_id, 'sms', ?1, false, 'start', ?2 from lifted
            returning practice_id""";

    private final EntityManager entities;

    @Inject
    ReplyStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Nobody else takes in one of that sender's until the transaction ends: which of two came last is seen by the second. */
    void hold(String from) {
        Sql.lock(entities, "reminders.heard", from);
    }

    /** False if it was heard before. */
    boolean hears(String sid, String from, Reply meaning, Instant at) {
        return Sql.of(
                        entities,
                        "insert into reminders.heard (provider_id, sender, meaning, at) values (?1, ?2, ?3, ?4)"
                                + " on conflict do nothing",
                        sid,
                        from,
                        label(meaning),
                        at)
                .updateOne();
    }

    /** Whether a STOP or START of that sender's takes back this one; of two in one second the STOP holds. */
    boolean isTakenBack(String from, Reply meaning, Instant at) {
        return Sql.of(entities, TAKEN_BACK, from, label(meaning), at).one(row -> row.flag(0));
    }

    /**
     * Keeps it where it answers a message; from a number that nothing was sent to it answers none.
     *
     * @param last what was handed over after that it does not answer
     * @return whose message it answers
     */
    List<PracticeId> add(UUID id, String sid, String from, String body, Reply meaning, Instant at, Instant last) {
        return practices(Sql.of(entities, ADD, id, sid, from, body, label(meaning), at, last));
    }

    private static List<PracticeId> practices(Sql sql) {
        return sql.rows(row -> new PracticeId(row.uuid(0)));
    }

    private static String label(Reply meaning) {
        return meaning.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Answers the appointment.
     *
     * @param last what was sent after that, by us or to us, is newer than it
     */
    void answer(String sid, String answer, Instant now, Instant last) {
        Sql.of(entities, ANSWER, sid, answer, now, last).update();
    }

    /** Which practices may write no more. */
    List<PracticeId> optOut(String number, Instant now) {
        return practices(Sql.of(entities, OPT_OUT, number, now));
    }

    /** Which practices may write again. */
    List<PracticeId> optIn(String number, Instant now) {
        return practices(Sql.of(entities, OPT_IN, number, now));
    }
}
