package dev.callside.reminders.client;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import dev.callside.reminders.work.SqlChannels;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Clients as people look at them. To be called inside a transaction. */
@Dependent
class ClientListStore {

    private static final String LINES = SqlChannels.in("""
            select c.id, c.external_id, c.name, c.first_name, c.phone, c.email, c.language, c.zone,
                   c.sms_consent, exists (select from reminders.opt_outs o where o.practice_id = c.practice_id
                       and {their_phone}),
                   c.email_consent, exists (select from reminders.opt_outs o where o.practice_id = c.practice_id
                       and {their_email})
            from practice.clients c where c.practice_id = ?1""");

    private static final String OPT_OUTS = SqlChannels.in("""
            select o.channel, o.opted_out, o.how, o.at
            from practice.clients c join reminders.opt_out_history o on o.practice_id = c.practice_id and {theirs}
            where c.practice_id = ?1 and c.id = ?2
            order by o.id desc limit ?3""");

    private static final String COMING = """
            select external_id, source, start_at, status, type, practitioner_name, answer
            from reminders.appointments
            where practice_id = ?1 and client_id = ?2 and end_at > ?3
              and status in ('proposed', 'pending', 'booked', 'arrived')
            order by start_at, id limit ?4""";

    private final EntityManager entities;

    @Inject
    ClientListStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** By name. */
    List<ClientLine> lines(PracticeId practice, ClientQuestion question) {
        var where = new ClientConditions(practice, question);
        return Sql.of(entities, LINES + where.sql(), where.parameters()).rows(ClientListStore::line);
    }

    Optional<ClientLine> find(PracticeId practice, UUID id) {
        return Sql.of(entities, LINES + " and c.id = ?2", practice, id).first(ClientListStore::line);
    }

    /** Of the number and the address that they have now, the newest first. */
    List<ClientDetail.OptOut> optOuts(PracticeId practice, UUID client, int most) {
        return Sql.of(entities, OPT_OUTS, practice, client, most)
                .rows(row -> new ClientDetail.OptOut(row.text(0), row.flag(1), row.text(2), row.instant(3)));
    }

    /** The next first. */
    List<ClientDetail.Appointment> coming(PracticeId practice, UUID client, Instant now, int most) {
        return Sql.of(entities, COMING, practice, client, now, most)
                .rows(row -> new ClientDetail.Appointment(
                        row.text(0), row.text(1), row.instant(2), row.text(3), row.text(4), row.text(5), row.text(6)));
    }

    private static ClientLine line(Row row) {
        return new ClientLine(
                row.uuid(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.maybeText(4),
                row.maybeText(5),
                row.maybeText(6),
                row.maybeText(7),
                new ClientLine.Reach(row.flag(8), row.flag(9)),
                new ClientLine.Reach(row.flag(10), row.flag(11)));
    }
}
