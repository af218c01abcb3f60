package dev.callside.reminders.dispatch;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import dev.callside.reminders.work.SqlChannels;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * E-mails in place of messages that can't be paid for. Each is the message that the same rule would send by e-mail, of which there can
 * be only one: so whatever happens to the settings meanwhile, it goes once. As worker.
 */
@Dependent
class InsteadStore {

    private static final String MAILS = SqlChannels.in("""
            with wanted as (
                select m.practice_id, m.appointment_id, m.version, m.rule, m.due_at, m.useful_until, m.wished_at, d.message, d.mail
                from unnest(cast(?2 as uuid[]), cast(?3 as uuid[])) d (message, mail)
                    join reminders.messages m on m.practice_id = ?1 and m.id = d.message
                    join reminders.appointments a on a.practice_id = m.practice_id and a.id = m.appointment_id
                    join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id
                where not exists (select from reminders.opt_outs o
                    where o.practice_id = m.practice_id and o.channel = {instead} and o.address = {instead_address}))
            """);

    /** One that was planned once and is no more. Whoever holds it plans the appointment: then it is seen next time. */
    private static final String REVIVE = MAILS + SqlChannels.in("""
            , free as (
                select e.id, w.message, w.due_at, w.useful_until, w.wished_at from wanted w
                    join reminders.messages e on e.practice_id = w.practice_id and e.appointment_id = w.appointment_id
                        and e.version = w.version and e.rule = w.rule and e.channel = {instead}
                where e.state = 'cancelled' and e.reason in ('plan', 'not_owed', 'new_rule', 'no_consent')
                for update of e skip locked)
            update reminders.messages e
            set state = 'scheduled', reason = '', instead = true, due_at = f.due_at, next_at = ?4,
                useful_until = f.useful_until, wished_at = f.wished_at, changed_at = ?4
            from free f where e.practice_id = ?1 and e.id = f.id
            returning f.message""");

    private static final String ADD = MAILS + SqlChannels.in("""
            , added as (
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, instead, due_at,
                                                next_at, useful_until, wished_at, created_at, changed_at)
                select w.practice_id, w.mail, w.appointment_id, w.version, w.rule, {instead}, true, w.due_at, ?4,
                       w.useful_until, w.wished_at, ?4, ?4
                from wanted w order by w.mail
                on conflict do nothing
                returning id)
            select w.message from wanted w join added on added.id = w.mail""");

    private final EntityManager entities;

    @Inject
    InsteadStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Adds e-mails that go in place of messages.
     *
     * @param mails their ids by those of the messages
     * @return the messages that one goes in place of
     */
    Set<UUID> add(PracticeId practice, Map<UUID, UUID> mails, Instant now) {
        Set<UUID> added = new HashSet<>();
        for (var sql : new String[] {REVIVE, ADD}) {
            var messages = mails.keySet().stream()
                    .filter(message -> !added.contains(message))
                    .toList();
            var ids = messages.stream().map(mails::get).toArray(UUID[]::new);
            added.addAll(Sql.of(entities, sql, practice, messages.toArray(UUID[]::new), ids, now)
                    .rows(row -> row.uuid(0)));
        }
        return added;
    }
}
