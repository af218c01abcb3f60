package dev.callside.reminders.owed;

import dev.callside.credits.price.Channel;
import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.PreferencesStore;
import dev.callside.reminders.settings.Rule;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A practice in Melbourne that reminds of unpaid requests an hour after their pay link, on a Tuesday at half past ten, on the
 * real PostgreSQL.
 */
final class OwedScene {

    static final Instant TEN = Instant.parse("2026-03-02T23:00:00Z");

    final CreditScene credits = new CreditScene();
    final Plans plans;
    final TestLinks links;
    private final Appointments appointments;

    OwedScene() {
        var reminders = credits.database.unit("reminders");
        var preferences = new PreferencesStore(reminders, JsonbBuilder.create());
        plans = new Plans(
                new PlanStore(reminders), preferences, credits.all.levels, credits.pay.settlements, credits.clock);
        links = new TestLinks(credits, plans);
        appointments = new Appointments(
                credits.database,
                new ClientStore(credits.database.unit("practice")),
                new AppointmentStore(reminders),
                plans,
                new Audit(credits.database.unit("practice"), credits.clock),
                credits.clock);
        var wanted = new Preferences(
                List.of(Rule.unpaid(Offset.ofHours(1), Channel.SMS)),
                Preferences.defaults().times());
        credits.in(() -> preferences.save(credits.id, credits.group, wanted, 0, credits.clock.instant(), "Mia"));
        credits.clock.advance(Duration.between(credits.clock.instant(), TEN.plus(Duration.ofMinutes(30))));
    }

    static Client client(String id, String email) {
        return new Client(
                UUID.randomUUID(),
                id,
                "Kim Larsen",
                "Kim",
                Optional.of("+61491570156"),
                Optional.of(email),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
    }

    /** Half an hour with Dr Ana Ruiz. */
    void put(String id, String client, Instant start) {
        put(id, client(client, client + "@example.com"), "ana", start, VisitStatus.BOOKED);
    }

    void put(String id, Client client, String practitioner, Instant start, VisitStatus status) {
        appointments.put(
                credits.id,
                new Appointment(
                        Source.API,
                        id,
                        client,
                        practitioner,
                        "",
                        "",
                        "",
                        "",
                        status,
                        start,
                        start.plus(Duration.ofMinutes(30)),
                        Optional.empty()),
                "api");
    }

    String appointment(String id) {
        return credits.sees(
                "select id from reminders.appointments where practice_id = {practice} and external_id = '" + id + "'");
    }

    /** Which link is about which appointment: {@code a 1}. */
    String owed() {
        return credits.sees("select string_agg(a.external_id || ' ' || o.number, ', ' order by a.external_id, o.number)"
                + " from reminders.owed o join reminders.appointments a"
                + " on a.practice_id = o.practice_id and a.id = o.appointment_id where o.practice_id = {practice}");
    }

    /** {@code a 1 scheduled}. */
    String messages() {
        return credits.sees(
                "select string_agg(concat_ws(' ', a.external_id, m.version, m.state, nullif(m.reason, '')), ', '"
                        + " order by a.external_id, m.version) from reminders.messages m join reminders.appointments a"
                        + " on a.practice_id = m.practice_id and a.id = m.appointment_id"
                        + " where m.practice_id = {practice} and m.rule = 'unpaid:PT1H'");
    }

    /** How many links somebody can be asked to pay at this moment. */
    String owing() {
        return credits.sees("select count(*) from reminders.owing where practice_id = {practice}");
    }

    /** Of how many links there is news. */
    String news() {
        return credits.sees(
                "select count(*) from practice.pay_links where practice_id = {practice} and told_at is null");
    }
}
