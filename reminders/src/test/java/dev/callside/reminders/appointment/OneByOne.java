package dev.callside.reminders.appointment;

import dev.callside.practice.client.Client;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.time.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Takes appointments in with a statement for each row, which is plain to follow and slow: what a batch is measured by. */
final class OneByOne {

    private static final String CLIENT = """
            with before as (
                select * from practice.clients where practice_id = ?1 and external_id = ?3 for no key update),
            put as (
                insert into practice.clients as c (practice_id, id, external_id, name, first_name, phone, email, language,
                    zone, sms_said, email_said, sms_consent, email_consent, created_at, changed_at)
                select ?1, ?2, ?3, ?4, ?5, nullif(?6, ''), nullif(?7, ''), nullif(?8, ''), nullif(?9, ''),
                       s.sms, s.email, coalesce(s.sms, true), coalesce(s.email, true), ?12, ?12
                from (select count(*) from before) locked,
                     (select cast(nullif(?10, '') as boolean) sms, cast(nullif(?11, '') as boolean) email) s
                on conflict (practice_id, external_id) do update
                    set name = excluded.name, first_name = excluded.first_name, phone = excluded.phone,
                        email = excluded.email, language = excluded.language, zone = excluded.zone,
                        sms_consent = case when excluded.sms_said is distinct from c.sms_said and not c.sms_withdrawn
                            then coalesce(excluded.sms_said, c.sms_consent) else c.sms_consent end,
                        email_consent = case when excluded.email_said is distinct from c.email_said and not c.email_withdrawn
                            then coalesce(excluded.email_said, c.email_consent) else c.email_consent end,
                        sms_said = coalesce(excluded.sms_said, c.sms_said),
                        email_said = coalesce(excluded.email_said, c.email_said),
                        changed_at = excluded.changed_at
                returning id, phone, email, zone, sms_consent, email_consent)
            select p.id, b.id is not null and
                   (p.phone is null, p.email is null, p.zone, p.sms_consent, p.email_consent) is distinct from
                   (b.phone is null, b.email is null, b.zone, b.sms_consent, b.email_consent)
            from put p left join before b on true""";

    private static final String APPOINTMENT = """
            insert into reminders.appointments as a
                (practice_id, id, source, external_id, client_id, practitioner, practitioner_name, type, place, link, status,
                 start_at, end_at, booked_at, was_booked, cancelled_at, created_at, changed_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?15, ?10, ?11, ?12, ?13,
                    ?10 not in ('proposed', 'pending', 'cancelled'),
                    case when ?10 = 'cancelled' then cast(?14 as timestamptz) end, ?14, ?14)
            on conflict (practice_id, source, external_id) do
            """ + AppointmentStore.becomes("false") + "returning id";

    private final IntakeScene scene;

    OneByOne(IntakeScene scene) {
        this.scene = scene;
    }

    List<UUID> put(List<Appointment> all) {
        return scene.credits.in(() -> {
            var now = scene.credits.clock.instant();
            Set<UUID> reachedOtherwise = new HashSet<>();
            var ids = all.stream().map(each -> put(each, now, reachedOtherwise)).toList();
            scene.plans.plan(scene.credits.id, ids, reachedOtherwise);
            ids.forEach(id -> scene.audit.record(scene.credits.id, "Mia", "appointment.put", id));
            return ids;
        });
    }

    private UUID put(Appointment appointment, Instant now, Set<UUID> reachedOtherwise) {
        return Sql.of(
                        scene.credits.database.unit("reminders"),
                        APPOINTMENT,
                        scene.credits.id,
                        Ids.next(now),
                        appointment.source().label(),
                        appointment.externalId(),
                        put(appointment.client(), now, reachedOtherwise),
                        appointment.practitioner(),
                        appointment.practitionerName(),
                        appointment.type(),
                        appointment.place(),
                        appointment.status().code(),
                        appointment.start(),
                        appointment.end(),
                        appointment.booked().filter(now::isAfter).orElse(now),
                        now,
                        appointment.link())
                .one(row -> row.uuid(0));
    }

    private UUID put(Client client, Instant now, Set<UUID> reachedOtherwise) {
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
                        client.smsConsent().map(Object::toString).orElse(""),
                        client.emailConsent().map(Object::toString).orElse(""),
                        now)
                .one(row -> {
                    if (row.flag(1)) {
                        reachedOtherwise.add(row.uuid(0));
                    }
                    return row.uuid(0);
                });
    }
}
