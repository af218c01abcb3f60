package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Settlement;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.JsonRows;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.settings.RuleId;
import dev.callside.reminders.work.MessageCosts;
import dev.callside.reminders.work.RemindersUnit;
import dev.callside.reminders.work.SqlChannels;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is planned for whom. To be called inside a transaction. */
@Dependent
public class PlanStore {

    private static final String VISITS =
            "select " + VisitRow.COLUMNS + """
            , c.phone is not null and c.sms_consent, c.email is not null and c.email_consent, w.id
            from reminders.appointments a
            """ + VisitRow.JOINS + "where a.practice_id = ?1 and a.id = any (?2)";

    /**
     * In one order whoever plans, since two may add the same messages at once. What is planned and not sent yet takes over
     * the new times; what was taken back because it was no longer planned or owed or the client no longer agreed, and is planned
     * again, is on again. What is new, or on again, but was due before {@code rests} is remembered as not to be sent; so is, of an
     * appointment that was there when the settings changed, what was due before that, as long as not all are planned by them.
     */
    private static final String PUT = """
            insert into reminders.messages as m
                (practice_id, id, appointment_id, version, rule, channel, due_at, next_at, useful_until, state, reason,
                 created_at, changed_at)
            select ?1, p.id, p.appointment, p.version, p.rule, p.channel, p.due, p.due, p.until,
                   case when p.due < greatest(?4, r.asked_at) then 'cancelled' else 'scheduled' end,
                   case when p.due < greatest(?4, r.asked_at) then 'new_rule' else '' end, ?3, ?3
            from json_to_recordset(cast(?2 as json)) as p (id uuid, appointment uuid, version int, rule text,
                channel text, due timestamptz, until timestamptz)
                join reminders.appointments a on a.practice_id = ?1 and a.id = p.appointment
                left join reminders.replans r on r.practice_id = a.practice_id and r.asked_at > a.created_at
            order by p.appointment, p.version, p.rule, p.channel
            on conflict (practice_id, appointment_id, version, rule, channel) do update
                set due_at = excluded.due_at, next_at = excluded.next_at, useful_until = excluded.useful_until,
                    state = case m.state when 'held' then 'held' when 'cancelled' then excluded.state else 'scheduled' end,
                    reason = case m.state when 'held' then m.reason when 'cancelled' then excluded.reason else '' end,
                    wished_at = case when m.state <> 'cancelled' then m.wished_at end,
                    changed_at = excluded.changed_at
                where (m.state in ('scheduled', 'held') or m.state = 'cancelled' and m.reason in ('plan', 'not_owed', 'no_consent'))
                  and (m.due_at, m.next_at, m.useful_until, m.state = 'cancelled') is distinct from
                      (excluded.due_at, excluded.next_at, excluded.useful_until, false)""";

    /**
     * From a dispatcher too that has claimed it, as long as it has not begun to hand it over: it looks again before that. Where a copy
     * of it may have arrived it is in doubt again, and keeps its credits; what that dispatcher says of its claim is no answer then.
     */
    private static final String TAKE_BACK = SqlChannels.in("""
            update reminders.messages m
            set state = 'cancelled', lease_until = null, epoch = m.epoch + 2, changed_at = ?4,
                reason = case
                    when not {consent} then 'no_consent'
                    when m.rule like 'unpaid:%' and not exists (select from reminders.owing o
                        where o.practice_id = m.practice_id
                          and o.appointment_id = m.appointment_id and o.number = m.version)
                    then 'not_owed' else 'plan' end
            from reminders.appointments a
                join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id
            where a.practice_id = m.practice_id and a.id = m.appointment_id and m.practice_id = ?1 and m.appointment_id = any (?2)
              and (m.state in ('scheduled', 'held') or m.state = 'sending' and m.handed_over_at is null)
              and not exists (select from json_to_recordset(cast(?3 as json)) as p (appointment uuid, version int,
                      rule text, channel text)
                  where p.appointment = m.appointment_id and p.version = m.version and p.rule = m.rule
                    and (p.channel = m.channel
                        or m.instead and {consent} and {address} is not null))
            returning m.id, case when m.state = 'cancelled' then m.payment_id end""");

    /** Few locks for any number of appointments, in one order: one that has no message yet has no row to lock. */
    private static final String HOLD = """
            select cast(pg_advisory_xact_lock(k) as text)
            from (select distinct hashtextextended('reminders.plan ' || ?1, 0)
                         + (hashtextextended(cast(id as text), 0) & 63) k
                  from unnest(cast(?2 as uuid[])) id order by k) keys""";

    /** In the order of the ids, as dispatchers do: so nobody waits in a circle. What has not gone yet may be wished for. */
    private static final String LOCK = """
            select appointment_id, rule, version, channel, due_at, useful_until, instead,
                   case when state in ('scheduled', 'held', 'sending') then wished_at end
            from reminders.messages where practice_id = ?1 and appointment_id = any (?2)
            order by practice_id, id for no key update""";

    private final EntityManager entities;

    @Inject
    public PlanStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** An appointment as the plan sees it, and who sees the client. */
    public record Planned(Visit visit, Optional<UUID> practitioner) {}

    /**
     * To be called before what decides about their messages is read: whoever else plans one of them waits until the
     * transaction ends, and then reads what it left. Otherwise a plan that was made a moment before would undo it.
     */
    void hold(PracticeId practice, Collection<UUID> appointments) {
        Sql.of(entities, HOLD, practice.toString(), appointments.toArray(UUID[]::new))
                .rows(row -> row.text(0));
    }

    public List<Planned> visits(PracticeId practice, Collection<UUID> appointments) {
        return Sql.of(entities, VISITS, practice, appointments.toArray(UUID[]::new))
                .rows(row -> new Planned(VisitRow.read(row, 0, VisitRow.SIZE), row.maybeUuid(VisitRow.SIZE + 2)));
    }

    /**
     * To be called before {@link #put}, and before it is decided what is planned: nobody else changes their messages until the
     * transaction ends.
     *
     * @return by appointment, which of them people wish for
     */
    Map<UUID, List<Wish>> lock(PracticeId practice, Collection<UUID> appointments) {
        return Sql.of(entities, LOCK, practice, appointments.toArray(UUID[]::new)).rows(PlanStore::wish).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Wish::visit));
    }

    /** None of a rule that this version doesn't know, as it has no plan for it either. */
    private static Optional<Wish> wish(Row row) {
        return row.maybeInstant(7)
                .flatMap(at -> RuleId.of(row.text(1))
                        .map(rule -> new MessageKey(rule, (int) row.number(2), row.label(3, Channel.class)))
                        .map(key -> new PlannedMessage(key, row.instant(4), row.instant(5)))
                        .map(message -> new Wish(row.uuid(0), message, row.flag(6), at)));
    }

    /**
     * Makes what is scheduled for these appointments what is planned for them; what is being sent or was sent stays.
     *
     * @param plans by appointment; one without messages has an empty list
     * @param rests what is new, or on again, and was due before is not sent
     * @return what was taken back although credits had been reserved for it; to be settled in the same transaction
     */
    public List<Settlement> put(
            PracticeId practice, Map<UUID, List<PlannedMessage>> plans, Instant now, Instant rests) {
        var json = json(plans, now);
        var appointments = plans.keySet().toArray(UUID[]::new);
        var taken = Sql.of(entities, TAKE_BACK, practice, appointments, json, now)
                .rows(row -> row.maybeUuid(1).map(payment -> MessageCosts.free(row.uuid(0), payment)));
        Sql.of(entities, PUT, practice, json, now, rests).update();
        return taken.stream().flatMap(Optional::stream).toList();
    }

    private static String json(Map<UUID, List<PlannedMessage>> plans, Instant now) {
        var rows = plans.entrySet().stream()
                .flatMap(plan -> plan.getValue().stream().map(message -> row(plan.getKey(), message, now)))
                .toList();
        return JsonRows.of(rows, row -> row);
    }

    private static JsonObjectBuilder row(UUID appointment, PlannedMessage message, Instant now) {
        return JsonRows.row()
                .add("id", Ids.next(now).toString())
                .add("appointment", appointment.toString())
                .add("version", message.version())
                .add("rule", message.key().rule().label())
                .add("channel", message.channel().label())
                .add("due", message.dueAt().toString())
                .add("until", message.usefulUntil().toString());
    }

    /** All appointments of these clients that can still have messages. */
    public List<UUID> ofClients(PracticeId practice, Collection<UUID> clients, Instant endedAfter) {
        return Sql.of(
                        entities,
                        "select id from reminders.appointments where practice_id = ?1 and client_id = any (?2)"
                                + " and end_at > ?3 order by id",
                        practice,
                        clients.toArray(UUID[]::new),
                        endedAfter)
                .rows(row -> row.uuid(0));
    }

    /** The next appointments of a practice in the order of their ids that can still have messages. */
    public List<UUID> next(PracticeId practice, UUID after, Instant endedAfter, int most) {
        return Sql.of(
                        entities,
                        "select id from reminders.appointments where practice_id = ?1 and id > ?2 and end_at > ?3"
                                + " order by id limit ?4",
                        practice,
                        after,
                        endedAfter,
                        most)
                .rows(row -> row.uuid(0));
    }
}
