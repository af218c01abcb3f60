package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** SMS that were sent and of which nothing more was heard. As worker. */
@Dependent
class UnheardStore {

    /** How often Twilio is asked, and how long after it has taken the message; the last time, it tries no more itself. */
    private static final String WAITS = """
            (values (0, interval '5 min'), (1, interval '20 min'), (2, interval '1 h'), (3, interval '4 h'),
                    (4, interval '11 h')) w (asked, wait)""";

    static final int TIMES = 5;

    /** Counted before it is asked: so two nodes never ask at once. What is older than a day is past asking for. */
    private static final String NEXT = """
            update reminders.messages m set asked = m.asked + 1
            from (select n.practice_id, n.id from\s""" + WAITS + """
                , lateral (select practice_id, id from reminders.messages
                    where state = 'sent' and channel = 'sms' and asked < 5 and asked = w.asked and provider_id is not null
                      and handed_over_at between cast(?1 as timestamptz) - interval '1 d'
                          and cast(?1 as timestamptz) - w.wait
                    order by handed_over_at limit ?2 for update skip locked) n
                limit ?2) due
            where m.practice_id = due.practice_id and m.id = due.id
            returning m.practice_id, m.id, m.provider_id, m.asked""";

    private static final String GIVE_BACK = """
            update reminders.messages set asked = asked - 1
            where practice_id = ?1 and id = ?2 and asked = ?3 and state = 'sent'""";

    private static final String NOTHING = """
            update reminders.messages set reason = 'nothing_heard'
            where practice_id = ?1 and id = ?2 and state = 'sent'""";

    private final EntityManager entities;

    @Inject
    UnheardStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One to ask about.
     *
     * @param asked how often it will have been
     */
    record Unheard(PracticeId practice, UUID id, String sid, int asked) {}

    List<Unheard> next(Instant now, int most) {
        return Sql.of(entities, NEXT, now, most)
                .rows(row -> new Unheard(
                        new PracticeId(row.uuid(0)), row.uuid(1), row.text(2), Math.toIntExact(row.number(3))));
    }

    /** Twilio could not be asked. */
    void giveBack(List<Unheard> all) {
        all.forEach(each -> Sql.of(entities, GIVE_BACK, each.practice(), each.id(), each.asked())
                .update());
    }

    /** It is not asked about any more. */
    void nothingHeard(Unheard message) {
        Sql.of(entities, NOTHING, message.practice(), message.id()).update();
    }
}
