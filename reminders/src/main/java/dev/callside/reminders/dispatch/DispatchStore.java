package dev.callside.reminders.dispatch;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.plan.VisitRow;
import dev.callside.reminders.work.RemindersUnit;
import dev.callside.reminders.work.SqlChannels;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Messages on their way out, of all practices. As worker. */
@Dependent
public class DispatchStore {

    /** Whether the client has opted out of what would go to where they are reached now; of {@code m}, a message, and {@code c}. */
    public static final String OPTED_OUT = SqlChannels.in("""
            exists (select from reminders.opt_outs o
                where o.practice_id = m.practice_id and o.channel = m.channel
                  and o.address = {address})""");

    /** So many times as many are looked at as are claimed, to find those that go together: of ten practices that take turns, those of one. */
    private static final int AHEAD = 10;

    /**
     * Some of those that have been due for longest. Where they go together, that is all of the practice whose first one has been: a claim of few
     * practices costs few statements, and whoever claims meanwhile finds what is locked, and takes those of others. Nothing that is due later than
     * what is looked at goes before it.
     */
    private static final String DUE =
            """
            select m.practice_id, m.id, m.epoch + 1, m.rule, m.version, m.channel, m.due_at, m.useful_until,
                   m.payment_id,\s""" + VisitRow.COLUMNS + """
            , c.name, c.first_name, c.phone, c.email, c.language,
                   c.sms_consent, c.email_consent, w.id, a.practitioner_name, a.type, a.place,\s""" + OPTED_OUT + """
            , m.attempts, a.link, m.instead,
                   case when m.copy_in_doubt then m.credits end
            from (select d.*
                  from (select place, practice_id, next_at,
                               min(next_at) over (partition by case when ?7 then practice_id else id end) first
                        from (select ctid place, practice_id, id, next_at
                              from reminders.messages
                              where state = 'scheduled' and channel = ?3 and next_at <= ?1 and useful_until <= ?4
                                and id not in (select unnest(cast(?5 as uuid[])))
                              order by next_at limit ?6) n
                        order by first, practice_id, next_at) w
                      cross join lateral (select * from reminders.messages m
                          where m.ctid = w.place and m.state = 'scheduled' and m.next_at <= ?1 for update skip locked) d
                  limit ?2) m
                join reminders.appointments a on a.practice_id = m.practice_id and a.id = m.appointment_id
            """ + VisitRow.JOINS + "order by m.due_at";

    private static final String COLUMNS = """
            from json_to_recordset(cast(?1 as json)) as d (practice uuid, id uuid, epoch int, state text, reason text,
                next timestamptz, recipient text, language text, subject text, body text, parts int, credits bigint,
                payment uuid, provider text, code text, begun boolean)
            """;

    /** Why {@code w}, a message that is about to be handed over, is not, if anything: who opted out gets nothing, and what is paid is not owed. */
    private static final String STOP = """
            case when exists (select from reminders.opt_outs o
                where o.practice_id = w.practice_id and o.channel = w.channel and o.address = coalesce(d.recipient, w.recipient))
            then 'opted_out'
            when w.rule like 'unpaid:%' and not exists (select from reminders.owing o
                where o.practice_id = w.practice_id and o.appointment_id = w.appointment_id and o.number = w.version)
            then 'not_owed' else '' end""";

    /** Locked in the order of the ids, as who plans them does: so nobody waits in a circle. */
    private static final String LOCKED = COLUMNS
            + " join reminders.messages w on w.practice_id = d.practice and w.id = d.id"
            + " order by w.practice_id, w.id for no key update of w";

    /** What is to go at once is marked as handed over, unless there is a reason against it: then it is stopped where the others are. */
    private static final String DECIDE = """
            update reminders.messages m
            set state = d.state, reason = d.reason, next_at = coalesce(d.next, m.next_at),
                epoch = d.epoch, lease_until = case when d.state = 'sending' then cast(?2 as timestamptz) end,
                handed_over_at = case when d.goes then ?3 else m.handed_over_at end,
                attempts = m.attempts + case when d.goes then 1 else 0 end,
                recipient = coalesce(d.recipient, m.recipient), language = coalesce(d.language, m.language),
                subject = coalesce(d.subject, m.subject), body = coalesce(d.body, m.body),
                parts = coalesce(d.parts, m.parts), credits = coalesce(d.credits, m.credits),
                payment_id = coalesce(d.payment, m.payment_id), changed_at = ?3
            from (select d.*, d.begun and\s""" + STOP + " = '' goes " + LOCKED
            + ") d where m.practice_id = d.practice and m.id = d.id returning m.id, d.goes is true";

    private static final String LOCK = "select w.id " + LOCKED;

    /**
     * Right before a few are handed over: who no longer holds the claim must not send; who opted out gets nothing, and who has
     * paid meanwhile is not reminded of that.
     */
    private static final String HAND_OVER = """
            update reminders.messages m
            set state = case when d.stop = '' then 'sending' else 'cancelled' end, reason = d.stop,
                handed_over_at = case when d.stop = '' then cast(?2 as timestamptz) end,
                lease_until = case when d.stop = '' then cast(?3 as timestamptz) end,
                attempts = m.attempts + case when d.stop = '' then 1 else 0 end,
                changed_at = case when d.stop = '' then m.changed_at else ?2 end
            from (select d.*,\s""" + STOP + " stop " + LOCKED + """
            ) d where m.practice_id = d.practice and m.id = d.id and m.state = 'sending' and m.epoch = d.epoch
            returning m.practice_id, m.id, d.stop <> '', case when m.state <> 'in_doubt' then m.payment_id end""";

    /**
     * A certain answer is believed even if the claim was lost meanwhile, as long as nobody has claimed the message since: then
     * nobody else has handed it over. If the copy has come back before its answer is written, that was taken for the end of the one
     * before, which is in doubt again. If a word came meanwhile that one of the two was taken, that is the one before, unless this one was
     * taken too: then it goes no other time.
     */
    private static final String RESULT = """
            update reminders.messages m
            set state = case when d.heard then 'sent' when d.back then 'failed' else d.state end,
                reason = case when d.heard then '' else d.reason end,
                copy_in_doubt = case when d.heard then m.copy_in_doubt and d.state = 'in_doubt' else m.copy_in_doubt or d.back end,
                next_at = coalesce(d.next, m.next_at), lease_until = null,
                handed_over_at = case when d.heard and d.state <> 'in_doubt' then m.handed_over_before
                    when d.state <> 'scheduled' then m.handed_over_at end,
                payment_id = coalesce(d.payment, m.payment_id),
                provider_id = case when d.heard then m.provider_id when not d.back then nullif(d.provider, '') end,
                provider_code = case when not d.heard then nullif(d.code, '') end, changed_at = ?2
            from (select d.*, d.provider = any (w.providers_before) back,
                         w.provider_id is not null and w.state = 'sending'
                             and (d.provider = any (w.providers_before) or d.state <> 'sent') heard
            """ + LOCKED + """
            ) d where m.practice_id = d.practice and m.id = d.id
              and (m.state = 'sending' and m.epoch = d.epoch or m.state = 'in_doubt' and d.state <> 'in_doubt'
                  and m.epoch in (d.epoch, d.epoch + 1))
            returning m.id, d.heard or m.state = 'in_doubt' and d.state <> 'in_doubt'""";

    /** What was claimed and not handed over goes again; what was is in doubt, unless a word came that a copy of it was taken. */
    private static final String LOST = """
            update reminders.messages
            set state = case when handed_over_at is null then 'scheduled' when provider_id is null then 'in_doubt' else 'sent' end,
                reason = case when handed_over_at is not null and provider_id is null then 'no_answer' else '' end,
                lease_until = null, epoch = epoch + 1, changed_at = ?1
            where (practice_id, id) in (select practice_id, id from reminders.messages
                where state = 'sending' and lease_until < ?1 for update skip locked)
            returning state""";

    /**
     * Those that waited for credits are tried again, or are of no more use: the next few, and behind what is due and can perhaps be
     * paid for. While their carrier takes none, nobody would look at them, so they stay what they are.
     */
    private static final String HELD = """
            update reminders.messages m
            set state = case when m.useful_until <= ?1 then 'expired' else 'scheduled' end, next_at = ?1, changed_at = ?1
            where (practice_id, id) in (select practice_id, id from reminders.messages
                where state = 'held' and channel = ?4 and useful_until <= ?5 and (useful_until <= ?1 or changed_at < ?2)
                order by changed_at limit ?3 for update skip locked)""";

    /** Of those that waited for credits, in each sweep; also while one message is to show whether their carrier is back. */
    static final int MOST_HELD = 1000;

    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final EntityManager entities;

    @Inject
    public DispatchStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Locks and reads the next messages that are due; others see the ones after them.
     *
     * @param aside those that are none of them, any number
     */
    List<DueRows.Found> due(Circuits.Look look, Instant now, UUID[] aside) {
        return Sql.of(
                        entities,
                        DUE,
                        now,
                        look.most(),
                        look.channel().label(),
                        usefulUntil(look, now),
                        aside,
                        AHEAD * look.most(),
                        together(look))
                .rows(DueRows::found);
    }

    /** Those that are marked as handed over. */
    Set<UUID> decide(Collection<Mark> marks, Instant lease, Instant now) {
        return marks.isEmpty()
                ? Set.of()
                : Sql.of(entities, DECIDE, MarkJson.of(marks), lease, now)
                        .rows(row -> Map.entry(row.uuid(0), row.flag(1)))
                        .stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    /** Who writes more than once in a transaction begins with this, for all of them. */
    void lock(Collection<Mark> marks) {
        Sql.of(entities, LOCK, MarkJson.of(marks)).rows(row -> row.uuid(0));
    }

    /**
     * A message that was this dispatcher's to send.
     *
     * @param stopped its reader opted out or has paid, so that it is not sent
     * @param payment the id of its credits, unless they are still those of a copy in doubt
     */
    record Handed(PracticeId practice, UUID id, boolean stopped, Optional<UUID> payment) {}

    /** Those that still are. */
    List<Handed> handOver(Collection<Mark> marks, Instant lease, Instant now) {
        return Sql.of(entities, HAND_OVER, MarkJson.of(marks), now, lease)
                .rows(row -> new Handed(new PracticeId(row.uuid(0)), row.uuid(1), row.flag(2), row.maybeUuid(3)));
    }

    /** Which of the results were written, and whether each has left the credits to a copy of before. */
    Map<UUID, Boolean> results(Collection<Mark> marks, Instant now) {
        return Sql.of(entities, RESULT, MarkJson.of(marks), now)
                .rows(row -> Map.entry(row.uuid(0), row.flag(1)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many are in doubt now that their dispatcher is gone. */
    long lost(Instant now) {
        return Sql.of(entities, LOST, now).rows(row -> row.text(0)).stream()
                .filter("in_doubt"::equals)
                .count();
    }

    void held(Circuits.Look look, Instant now, Instant heldBefore) {
        Sql.of(entities, HELD, now, heldBefore, MOST_HELD, look.channel().label(), usefulUntil(look, now))
                .update();
    }

    /** Only where they go quickly: what is passed over meanwhile waits for seconds then, and not for minutes. */
    private static boolean together(Circuits.Look look) {
        return look.most() == Stride.LONGEST;
    }

    private static Instant usefulUntil(Circuits.Look look, Instant now) {
        return look.onlyOver() ? now : FOR_EVER;
    }

    void optOut(PracticeId practice, Result.OptOut optOut, Instant now) {
        new OptOutStore(entities).refused(practice, optOut.channel(), optOut.address(), now);
    }
}
