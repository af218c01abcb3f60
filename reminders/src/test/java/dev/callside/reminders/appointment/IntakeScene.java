package dev.callside.reminders.appointment;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A practice whose system tells of appointments, on the real PostgreSQL. */
final class IntakeScene {

    static final Instant NINE = Instant.parse("2026-03-20T22:00:00Z");

    final CreditScene credits = new CreditScene();
    final Audit audit = new Audit(credits.database.unit("practice"), credits.clock);
    final Plans plans = new Plans(
            new PlanStore(credits.database.unit("reminders")),
            new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create()),
            credits.all.levels,
            credits.pay.settlements,
            credits.clock);
    final Appointments appointments = new Appointments(
            credits.database,
            new ClientStore(credits.database.unit("practice")),
            new AppointmentStore(credits.database.unit("reminders")),
            plans,
            audit,
            credits.clock);

    List<UUID> put(List<Appointment> all) {
        return appointments.putAll(credits.id, all, "Mia");
    }

    static Client client(String id, String name) {
        return new Client(
                UUID.randomUUID(),
                id,
                name,
                "",
                Optional.of("+61491570156"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
    }

    static Appointment visit(String id, Client client) {
        return visit(id, client, VisitStatus.BOOKED, NINE);
    }

    static Appointment visit(String id, Client client, VisitStatus status, Instant start) {
        return new Appointment(
                Source.CSV,
                id,
                client,
                "ana",
                "Dr Ana Ruiz",
                "Consultation",
                "",
                "",
                status,
                start,
                start.plus(Duration.ofMinutes(30)),
                Optional.empty());
    }

    /** Everything that is known of the practice's clients, appointments and messages, but for our ids. */
    String everything() {
        return String.join("\n", lines("""
                select concat_ws('|', external_id, name, first_name, phone, email, language, zone, sms_consent,
                    email_consent, created_at, changed_at)
                from practice.clients where practice_id = {practice}"""), lines("""
                select concat_ws('|', a.source, a.external_id, c.external_id, a.practitioner, a.practitioner_name, a.type, a.place,
                    a.link, a.status, a.version, a.start_at, a.end_at, 'was', a.previous_start_at, 'booked', a.booked_at,
                    'moved', a.moved_at, 'cancelled', a.cancelled_at, a.answer, a.answered_at, a.created_at, a.changed_at)
                from reminders.appointments a join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id
                where a.practice_id = {practice}"""), lines("""
                select concat_ws('|', a.source, a.external_id, m.version, m.rule, m.channel, m.due_at, m.useful_until, m.state,
                    m.reason, m.created_at, m.changed_at)
                from reminders.messages m join reminders.appointments a on a.practice_id = m.practice_id
                    and a.id = m.appointment_id
                where m.practice_id = {practice}"""), credits.sees("""
                select string_agg(concat_ws('|', u.at, u.actor, u.action, a.source, a.external_id), chr(10) order by u.id)
                from practice.audit u join reminders.appointments a on a.practice_id = u.practice_id
                    and cast(a.id as text) = u.object
                where u.practice_id = {practice}"""));
    }

    private String lines(String sql) {
        return credits.sees("select string_agg(line, chr(10) order by line) from (" + sql + ") as all_lines (line)");
    }
}
