package dev.callside.reminders.client;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.client.ConsentChannel;
import dev.callside.practice.client.ConsentStore;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A practice whose systems tell of appointments, and its manager Mia, on the real PostgreSQL. */
final class ClientScene {

    final CreditScene credits = new CreditScene();
    final ClientListStore store = new ClientListStore(credits.database.unit("reminders"));
    private final Audit audit = new Audit(credits.database.unit("practice"), credits.clock);
    private final Plans plans = new Plans(
            new PlanStore(credits.database.unit("reminders")),
            new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create()),
            credits.all.levels,
            credits.pay.settlements,
            credits.clock);
    final Clients clients =
            new Clients(store, new ConsentStore(credits.database.unit("practice")), plans, audit, credits.clock);
    final Appointments appointments = new Appointments(
            credits.database,
            new ClientStore(credits.database.unit("practice")),
            new AppointmentStore(credits.database.unit("reminders")),
            plans,
            audit,
            credits.clock);

    Session mia() {
        return TestSessions.manager(credits.id);
    }

    static Client client(String id, String name, String phone, String email, Boolean sms) {
        return new Client(
                UUID.randomUUID(),
                id,
                name,
                name,
                Optional.ofNullable(phone),
                Optional.ofNullable(email),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(sms),
                Optional.empty());
    }

    static Client kim(Boolean sms) {
        return client("c-1", "Kim Lee", "+61491570156", "kim@example.com", sms);
    }

    /** Half an hour, so many days from now; booked a month ago, so that nothing is said of the booking. */
    UUID visit(Source source, String id, Client client, int days) {
        var now = credits.clock.instant();
        var start = now.plus(Duration.ofDays(days));
        return appointments.put(
                credits.id,
                new Appointment(
                        source,
                        id,
                        client,
                        "ana",
                        "Dr Ana Ruiz",
                        "Check-up",
                        "",
                        "",
                        VisitStatus.BOOKED,
                        start,
                        start.plus(Duration.ofMinutes(30)),
                        Optional.of(now.minus(Duration.ofDays(30)))),
                "key 1");
    }

    UUID id(String externalId) {
        return UUID.fromString(
                credits.sees("select id from practice.clients where practice_id = {practice} and external_id = '"
                        + externalId + "'"));
    }

    boolean decide(UUID client, ConsentChannel channel, boolean given) {
        return credits.in(() -> clients.decide(mia(), client, channel, given, "told us so"));
    }

    List<String> names(String text, Show show) {
        return credits.in(() -> store.lines(credits.id, new ClientQuestion(text, show, Optional.empty(), 50))).stream()
                .map(ClientLine::name)
                .toList();
    }

    /** {@code appointment rule channel state reason} of each message. */
    List<String> messages(String channel) {
        var all = credits.sees("select coalesce(string_agg(concat_ws(' ', a.external_id, m.rule, m.state,"
                + " nullif(m.reason, '')), ',' order by a.external_id, m.rule), '') from reminders.messages m"
                + " join reminders.appointments a on a.practice_id = m.practice_id and a.id = m.appointment_id"
                + " where m.practice_id = {practice} and m.channel = '" + channel + "'");
        return all.isEmpty() ? List.of() : List.of(all.split(","));
    }

    void optsOut(String number) {
        credits.postgres.asOwner("insert into reminders.opt_outs (practice_id, channel, address, at) values ('"
                + credits.id + "', 'sms', '" + number + "', '" + credits.clock.instant() + "')");
    }
}
