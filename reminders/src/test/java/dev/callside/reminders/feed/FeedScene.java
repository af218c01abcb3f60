package dev.callside.reminders.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.feed.CalendarAddress.Trusted;
import dev.callside.reminders.feed.CalendarView.PractitionerView;
import dev.callside.reminders.ical.Ics;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A practice in Melbourne and a server that publishes its calendar, on the real PostgreSQL. */
final class FeedScene implements Closeable {

    static final UUID ID = UUID.fromString("0190a5b2-0000-7000-8000-0000000000c1");
    static final Duration INTERVAL = Duration.ofMinutes(15);

    final CreditScene credits = new CreditScene();
    final RawServer server = new RawServer();
    final Session mia;
    final CalendarStore store = new CalendarStore(credits.database.unit("reminders"));
    final Appointments appointments;
    final Calendars calendars;
    final Feeds feeds;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1);

    FeedScene() {
        var clients = new ClientStore(credits.database.unit("practice"));
        var reminders = credits.database.unit("reminders");
        var audit = new Audit(credits.database.unit("practice"), credits.clock);
        var plans = new Plans(
                new PlanStore(reminders),
                new PreferencesStore(reminders, JsonbBuilder.create()),
                credits.all.levels,
                credits.pay.settlements,
                credits.clock);
        appointments = new Appointments(
                credits.database, clients, new AppointmentStore(reminders), plans, audit, credits.clock);
        calendars = new Calendars(store, appointments, audit, credits.clock);
        var feedStore = new FeedStore(reminders);
        var taking = new FeedAppointments(
                credits.database,
                feedStore,
                new ItemStore(reminders),
                new PracticeStore(credits.database.unit("practice")),
                new FeedClients(clients),
                appointments,
                credits.clock);
        var limits = new HttpLimits(1_000_000, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20));
        feeds = new Feeds(
                credits.database,
                feedStore,
                taking,
                new HttpCalendars(trusted(), InetAddress::getAllByName, limits, watch),
                INTERVAL,
                credits.clock);
        mia = TestSessions.manager(credits.id);
    }

    Trusted trusted() {
        return Trusted.of(server.url(""));
    }

    @Override
    public void close() throws IOException {
        server.close();
        // Whoever claims calendars next claims those of all practices.
        credits.postgres.asOwner("delete from reminders.feeds where practice_id = '" + credits.id + "'");
        watch.shutdownNow();
    }

    /** Adds the calendar that the server publishes. */
    Optional<Calendars.Refusal> add(UUID id, String path, boolean consent) {
        return add(mia, id, path, consent);
    }

    Optional<Calendars.Refusal> add(Session who, UUID id, String path, boolean consent) {
        var wanted = new CalendarReader.Wanted(
                id,
                "Ana's calendar",
                CalendarAddress.typed(server.url(path), trusted()).address(),
                new PractitionerView("ana", "Dr Ana Ruiz"),
                consent,
                consent);
        return credits.in(() -> calendars.add(who, wanted));
    }

    void added() {
        add(ID, "/secret-4f2c.ics", true);
    }

    void publishes(String... components) {
        answers("200 OK", "", Ics.calendar(components));
    }

    void answers(String status, String headers, String body) {
        server.answers("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.getBytes(UTF_8).length
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Reads what is due, now and not on other threads. */
    int read() {
        return feeds.batch(Runnable::run);
    }

    /** Reads it when it is due again. */
    int readAgain() {
        credits.clock.advance(INTERVAL);
        return read();
    }

    CalendarView view() {
        return credits.in(() -> store.find(credits.id, ID, credits.clock.instant()))
                .orElseThrow();
    }

    /** {@code id status version start}, by id. */
    String kept() {
        return credits.sees("select string_agg(external_id || ' ' || status || ' ' || version || ' '"
                + " || to_char(start_at at time zone 'UTC', 'MM-DD HH24:MI'), ', ' order by external_id)"
                + " from reminders.appointments where practice_id = {practice} and source = 'calendar'");
    }

    /** {@code rule channel version state}; of equal ones, the earlier appointment's is first. */
    String messages() {
        return credits.sees("select string_agg(rule || ' ' || channel || ' ' || m.version || ' ' || state, ', '"
                + " order by m.version, rule, channel, start_at, external_id)"
                + " from reminders.messages m join reminders.appointments a"
                + " on a.practice_id = m.practice_id and a.id = m.appointment_id where m.practice_id = {practice}");
    }

    String clients() {
        return credits.sees(
                "select string_agg(name || ' ' || coalesce(phone, '-') || ' ' || coalesce(email, '-') || ' '"
                        + " || sms_consent || ' ' || email_consent, ', ' order by name, phone) from practice.clients"
                        + " where practice_id = {practice}");
    }
}
