package dev.callside.reminders.appointment;

import dev.callside.practice.client.Client;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.time.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Takes appointments in with a statement for each row, which is plain to follow and slow: what a batch is measured by. */
final class OneByOne {

    private static final String CLIENT = """
            insert into practice.clients (practice_id, id, external_id, name, first_name, phone, email, language, zone,
                                          sms_consent, email_consent, created_at, changed_at)
            values (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), nullif(?7, ''), nullif(?8, ''), nullif(?9, ''), ?10, ?11, ?12, ?12)
            on conflict (practice_id, external_id) do update
                set name = excluded.name, first_name = excluded.first_name, phone = excluded.phone,
                    email = excluded.email, language = excluded.language, zone = excluded.zone,
                    sms_consent = excluded.sms_consent, email_consent = excluded.email_consent,
                    changed_at = excluded.changed_at
            returning id""";

    private static final String APPOINTMENT = """
            insert into reminders.appointments as a
                (practice_id, id, source, external_id, client_id, practitioner, practitioner_name, type, place, link, status,
                 start_at, end_at, booked_at, cancelled_at, created_at, changed_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?15, ?10, ?11, ?12, ?13,
                    case when ?10 = 'cancelled' then cast(?14 as timestamptz) end, ?14, ?14)
            on conflict (practice_id, source, external_id) do update
                set client_id = excluded.client_id, practitioner = excluded.practitioner,
                    practitioner_name = excluded.practitioner_name, type = excluded.type, place = excluded.place, link = excluded.link,
                    status = excluded.status, start_at = excluded.start_at, end_at = excluded.end_at,
                    version = a.version + case when %1$s then 1 else 0 end,
                    moved_at = case when %1$s then excluded.changed_at else a.moved_at end,
                    previous_start_at = case when %1$s then a.start_at else a.previous_start_at end,
                    answer = case when %1$s then 'none' else a.answer end,
                    answered_at = case when %1$s then null else a.answered_at end,
                    cancelled_at = case when excluded.status = 'cancelled'
                        then coalesce(a.cancelled_at, excluded.changed_at) end,
                    changed_at = excluded.changed_at
            returning id""".formatted(
                    "(a.start_at <> excluded.start_at or a.status = 'cancelled' and excluded.status <> 'cancelled')");

    private final IntakeScene scene;

    OneByOne(IntakeScene scene) {
        this.scene = scene;
    }

    List<UUID> put(List<Appointment> all) {
        return scene.credits.in(() -> {
            var now = scene.credits.clock.instant();
            var ids = all.stream().map(each -> put(each, now)).toList();
            scene.plans.plan(scene.credits.id, ids);
            ids.forEach(id -> scene.audit.record(scene.credits.id, "Mia", "appointment.put", id));
            return ids;
        });
    }

    private UUID put(Appointment appointment, Instant now) {
        return Sql.of(
                        scene.credits.database.unit("reminders"),
                        APPOINTMENT,
                        scene.credits.id,
                        Ids.next(now),
                        appointment.source().label(),
                        appointment.externalId(),
                        put(appointment.client(), now),
                        appointment.practitioner(),
                        appointment.practitionerName(),
                        appointment.type(),
                        appointment.place(),
                        appointment.status().code(),
                        appointment.start(),
                        appointment.end(),
                        appointment.booked().orElse(now),
                        now,
                        appointment.link())
                .one(row -> row.uuid(0));
    }

    private UUID put(Client client, Instant now) {
        return Sql.of(
                        scene.credits.database.unit("practice"),
                        CLIENT,
                        scene.credits.id,
                        client.id(),
                        client.externalId(),
                        client.name(),
                        client.firstName(),
                        client.phone().orElse(""),
                        client.email().orElse(""),
                        client.language().map(Locale::toLanguageTag).orElse(""),
                        client.zone().map(ZoneId::getId).orElse(""),
                        client.smsConsent(),
                        client.emailConsent(),
                        now)
                .one(row -> row.uuid(0));
    }
}
