package dev.callside.reminders.appointment;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.JsonRows;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Appointments. To be called inside a transaction. */
@Dependent
public class AppointmentStore {

    /**
     * Of a message: its reader has it, or may have it, since of one that is sent again an earlier copy may have arrived. Told once
     * more than needed is better than coming in vain.
     */
    private static final String MAY_BE_KNOWN =
            "(%1$s.handed_over_at is not null and %1$s.state <> 'failed' or %1$s.copy_in_doubt)";

    /** What the client has of the version, or may have. A payment is no word about the appointment. */
    private static final String TOLD = """
            exists (select from reminders.messages m
                where m.practice_id = a.practice_id and m.appointment_id = a.id
                  and\s""" + MAY_BE_KNOWN.formatted("m") + """

                  and m.rule not like 'unpaid:%%' and %s)""";

    /** A message that it is cancelled is planned and not sent yet: to the client it is as it was. */
    private static final String CANCELLED_UNSEEN = """
            exists (select from reminders.messages m
                where m.practice_id = a.practice_id and m.appointment_id = a.id and m.version = a.version
                  and m.rule = 'cancelled' and m.state in ('scheduled', 'held', 'sending') and m.handed_over_at is null
                  and not exists (select from reminders.messages h
                      where h.practice_id = m.practice_id and h.appointment_id = m.appointment_id and h.version = m.version
                        and h.rule = 'cancelled' and\s""" + MAY_BE_KNOWN.formatted("h") + "))";

    private static final String START = "case when %s then a.start_at else excluded.start_at end";

    /**
     * What becomes of one that is known. One that was moved has another version, and so has one that is on again after it was
     * cancelled, or another client's: what was sent about either is no longer true. What is the same changes nothing.
     *
     * <p>To its client it was, until now, where it was when they heard of it last, or when it was booked; nowhere if it was cancelled.
     * If it is there again and they have heard nothing at all, it is as it was booked. For another client it is booked now.
     *
     * <p>What was asked for is booked when that is granted, wherever it was before: now, unless its source says when, and that is after
     * we heard of it last; many say when it was asked for.
     *
     * @param timesKept those of which their source says no times: they stay when they are at this moment
     */
    static String becomes(String timesKept) {
        return """
            update set client_id = excluded.client_id, practitioner = excluded.practitioner,
                practitioner_name = excluded.practitioner_name, type = excluded.type, place = excluded.place, link = excluded.link,
                status = excluded.status, start_at = %6$s, end_at = case when %7$s then a.end_at else excluded.end_at end,
                version = a.version + case when %1$s then 1 else 0 end,
                booked_at = case when %2$s then excluded.changed_at
                                 when a.was_booked or excluded.status <> 'booked' then a.booked_at
                                 when excluded.booked_at > a.changed_at then excluded.booked_at
                                 else excluded.changed_at end,
                was_booked = excluded.was_booked or a.was_booked and not %2$s,
                (moved_at, previous_start_at) = (
                    select case when %2$s or not a.was_booked or k.start = %6$s and not %5$s then null
                                when %1$s then excluded.changed_at else a.moved_at end,
                           case when %2$s or not a.was_booked or k.start = %6$s and not %5$s then null
                                when %1$s then k.start else a.previous_start_at end
                    from (select case when not %1$s or %3$s then null
                                      when a.moved_at is null or %4$s then a.start_at
                                      else a.previous_start_at end) k (start)),
                answer = case when %1$s then 'none' else a.answer end,
                answered_at = case when %1$s then null else a.answered_at end,
                answer_read_at = case when %1$s then null else a.answer_read_at end,
                cancelled_at = case when excluded.status = 'cancelled'
                    then coalesce(a.cancelled_at, excluded.changed_at) end,
                changed_at = excluded.changed_at
            """.formatted(
                        "(a.start_at <> " + START.formatted(timesKept) + " or a.client_id <> excluded.client_id"
                                + " or a.status = 'cancelled' and excluded.status <> 'cancelled')",
                        "(a.client_id <> excluded.client_id)",
                        "a.status = 'cancelled' and not " + CANCELLED_UNSEEN,
                        TOLD.formatted("m.version = a.version"),
                        TOLD.formatted("coalesce(m.handed_over_at, m.handed_over_before) >= a.booked_at"),
                        START.formatted(timesKept),
                        timesKept);
    }

    /**
     * In the order of their ids at the source, always, after all clients in the order of theirs: so of two who tell of the
     * same in another order, one waits for the other, and never each for the other.
     */
    private static final String PUT =
            """
            insert into reminders.appointments as a
                (practice_id, id, source, external_id, client_id, practitioner, practitioner_name, type, place, link, status,
                 start_at, end_at, booked_at, was_booked, cancelled_at, created_at, changed_at)
            select ?1, t.id, t.source, t.external_id, t.client, t.practitioner, t.practitioner_name, t.type, t.place, t.link,
                   t.status, t.start, t.until, least(t.booked, ?3),
                   t.status not in ('proposed', 'pending', 'cancelled'),
                   case when t.status = 'cancelled' then cast(?3 as timestamptz) end, ?3, ?3
            from json_to_recordset(cast(?2 as json)) as t (id uuid, source text, external_id text, client uuid,
                practitioner text, practitioner_name text, type text, place text, link text, status text,
                start timestamptz, until timestamptz, booked timestamptz)
            order by t.source, t.external_id collate "C"
            on conflict (practice_id, source, external_id) do
            """ + becomes("a.source || ' ' || a.external_id = any (?4)") + "returning source, external_id, id";

    private static final String VIEW = """
            select a.id, a.external_id, a.source, a.status, a.version, a.start_at, a.end_at, c.external_id,
                   a.practitioner_name, a.type, a.answer
            from reminders.appointments a
                join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id
            where a.practice_id = ?1 and a.source = ?2 and a.external_id = ?3""";

    private static final String MESSAGES = """
            select id, rule, channel, version, due_at, state, reason from reminders.messages
            where practice_id = ?1 and appointment_id = ?2 order by due_at, rule, channel""";

    /** What is pending ends too, but without a word: its client does not expect it, or was to be told nothing. */
    private static final String TURN = """
            update reminders.appointments
            set status = ?4, cancelled_at = case when ?4 = 'cancelled' then cast(?5 as timestamptz) end, changed_at = ?5,
                was_booked = was_booked and status = 'booked'
            where practice_id = ?1 and source = ?2 and start_at > ?5
              and (status = 'booked' or status = 'pending' and ?4 = 'cancelled')
              and external_id in (select json_array_elements_text(cast(?3 as json)))
            returning id""";

    private final EntityManager entities;

    @Inject
    public AppointmentStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Keeps them as the sources say, in one statement; in more if some are there more than once, since each word about one
     * changes what the next one finds.
     *
     * @param clients their ids by external id
     * @return the ids under which they are known, in the order given
     */
    List<UUID> putAll(PracticeId practice, List<Appointment> all, Map<String, UUID> clients, Instant now) {
        var known = new HashMap<AppointmentKey, UUID>();
        for (var round : AppointmentKey.rounds(all)) {
            Sql.of(entities, PUT, practice, AppointmentJson.of(round, clients, now), now, timesKept(round))
                    .rows(row -> known.put(new AppointmentKey(row.label(0, Source.class), row.text(1)), row.uuid(2)));
        }
        return all.stream().map(each -> known.get(AppointmentKey.of(each))).toList();
    }

    private static String[] timesKept(List<Appointment> all) {
        return all.stream()
                .filter(Appointment::timesKept)
                .map(each -> each.source().label() + " " + each.externalId())
                .toArray(String[]::new);
    }

    /** Those of these ids of a source that are known. */
    public Set<String> known(PracticeId practice, Source source, Collection<String> externalIds) {
        return Set.copyOf(Sql.of(
                        entities,
                        "select external_id from reminders.appointments"
                                + " where practice_id = ?1 and source = ?2 and external_id = any (?3)",
                        practice,
                        source.label(),
                        externalIds.toArray(String[]::new))
                .rows(row -> row.text(0)));
    }

    /** Gives those of a source that are booked and still to come another status, or ends what is pending: ours of them. */
    List<UUID> turn(
            PracticeId practice, Source source, Collection<String> externalIds, VisitStatus status, Instant now) {
        var ids = JsonRows.texts(externalIds);
        return Sql.of(entities, TURN, practice, source.label(), ids, status.code(), now)
                .rows(row -> row.uuid(0));
    }

    /** With its messages, the first due first. */
    public Optional<AppointmentView> view(PracticeId practice, Source source, String externalId) {
        return Sql.of(entities, VIEW, practice, source.label(), externalId)
                .first(row -> new AppointmentView(
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        (int) row.number(4),
                        row.instant(5),
                        row.instant(6),
                        row.text(7),
                        row.text(8),
                        row.text(9),
                        row.text(10),
                        messages(practice, row.uuid(0))));
    }

    private List<AppointmentView.MessageView> messages(PracticeId practice, UUID appointment) {
        return Sql.of(entities, MESSAGES, practice, appointment)
                .rows(row -> new AppointmentView.MessageView(
                        row.uuid(0).toString(),
                        row.text(1),
                        row.text(2),
                        (int) row.number(3),
                        row.instant(4),
                        row.text(5),
                        row.text(6)));
    }
}
