package dev.callside.reminders.dispatch;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.TestSpending;
import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.client.ConsentOrigin;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.copy.CopyStore;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A practice in Melbourne on a Monday morning at nine, with a provider for each channel, on the real PostgreSQL. */
final class ReminderScene {

    /** Of all scenes; its threads end with the tests. */
    static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "carrier");
        thread.setDaemon(true);
        return thread;
    });

    static final PayLinks LINKS =
            new PayLinks(new Signer("0123456789abcdef0123456789abcdef"), "https://callside.example");

    /** Wednesday at ten. */
    static final Instant WEDNESDAY = Instant.parse("2026-03-03T23:00:00Z");

    /** The day before, at ten. */
    static final Instant TUESDAY = WEDNESDAY.minus(Duration.ofDays(1));

    final CreditScene credits = new CreditScene();
    final MovableClock clock = credits.clock;
    final TestDatabase database = credits.database;
    final PracticeId practice = credits.id;
    final FakeCarrier sms = new FakeCarrier(Channel.SMS);
    final FakeCarrier mail = new FakeCarrier(Channel.EMAIL);
    final PreferencesStore preferences = new PreferencesStore(database.unit("reminders"), JsonbBuilder.create());
    final CopyStore copies = new CopyStore(database.unit("reminders"));
    final DispatchStore store = new DispatchStore(database.unit("reminders"));
    final Plans plans = plans();
    final Appointments appointments = new Appointments(
            database,
            new ClientStore(database.unit("practice")),
            new AppointmentStore(database.unit("reminders")),
            plans,
            new Audit(database.unit("practice"), clock),
            clock);
    final Dispatcher dispatcher = dispatcher(database, sms, mail);
    final Client kim = client("kim", "+61491570156", "kim@example.com");

    /** Dispatchers serve all practices: what other tests have left is none of this one's. */
    ReminderScene() {
        clock.advance(Duration.ofHours(12));
        credits.postgres.asOwner(
                "update reminders.messages set state = 'cancelled', reason = 'left', lease_until = null, copy_in_doubt = false"
                        + " where state in ('scheduled', 'held', 'sending', 'in_doubt')");
        credits.postgres.asOwner(
                "update reminders.test_messages set state = 'failed' where state in ('sending', 'in_doubt')");
    }

    private Plans plans() {
        return new Plans(
                new PlanStore(database.unit("reminders")),
                preferences,
                credits.all.levels,
                credits.pay.settlements,
                clock);
    }

    /** One more, as another node has it. */
    Dispatcher dispatcher(Database its, Carrier... carriers) {
        return dispatcher(its, credits.pay, carriers);
    }

    /** One for which messages cost something else. */
    Dispatcher dispatcher(Database its, TestSpending pay, Carrier... carriers) {
        return new Dispatcher(its, claims(pay), store, pay.settlements, Arrays.asList(carriers), clock);
    }

    Claims claims() {
        return claims(credits.pay);
    }

    private Claims claims(TestSpending pay) {
        return new Claims(
                database,
                store,
                new PracticeStore(database.unit("practice")),
                pay.spending,
                new Writers(preferences, copies, credits.all.levels, LINKS, "office@callside.example"),
                new Instead(new InsteadStore(database.unit("reminders")), credits.all.levels, pay.spending));
    }

    static Client client(String id, String phone, String email) {
        return new Client(
                UUID.randomUUID(),
                id,
                "Kim Larsen",
                "Kim",
                Optional.of(phone),
                Optional.of(email),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
    }

    /** Keeps the client as they are now, and plans nothing anew. */
    void changed(Client client) {
        database.inApp(
                practice,
                () -> new ClientStore(database.unit("practice"))
                        .put(practice, client, ConsentOrigin.API, "api", clock.instant()));
    }

    /** Half an hour with Dr Ana Ruiz, booked now. */
    static Appointment visit(String id, Client client, Instant start) {
        return visit(id, client, start, VisitStatus.BOOKED, "ana");
    }

    static Appointment visit(String id, Client client, Instant start, VisitStatus status, String practitioner) {
        return new Appointment(
                Source.API,
                id,
                client,
                practitioner,
                practitioner.equals("ben") ? "Ben Oduya" : "Dr Ana Ruiz",
                "Standard consultation",
                "12 Quay Street",
                "",
                status,
                start,
                start.plus(Duration.ofMinutes(30)),
                Optional.empty());
    }

    void bought(long count) {
        credits.bought(credits.group, count);
    }

    /** Credits of the group that nothing has a claim on. */
    long available() {
        return credits.available(credits.group);
    }

    long posted() {
        return credits.of(credits.group).posted();
    }

    UUID put(Appointment appointment) {
        return appointments.put(practice, appointment, "api");
    }

    /** Settings of a level, which had none before. */
    void prefers(LevelId level, Preferences its) {
        database.inApp(practice, () -> preferences.save(practice, level, its, 0, clock.instant(), "Mia"));
    }

    void run() {
        dispatcher.run(THREADS);
    }

    void runAfter(Duration duration) {
        clock.advance(duration);
        run();
    }

    void runAt(Instant moment) {
        runAfter(Duration.between(clock.instant(), moment));
    }

    /** All messages with their states: {@code before:P1D sms 1 sent}. */
    List<String> states() {
        return List.of(
                sees("select coalesce(string_agg(concat_ws(' ', rule, channel, version, state, nullif(reason, '')),"
                                + " E'\\n' order by version, rule, channel), '')"
                                + " from reminders.messages where practice_id = {practice}")
                        .split("\n"));
    }

    /** How many there are in each state: {@code sent 3}. */
    String counts() {
        return sees("select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) n"
                + " from reminders.messages where practice_id = {practice} group by state) t");
    }

    String sees(String sql) {
        return credits.sees(sql);
    }

    /** What is wrong in the ledger. */
    List<String> findings() {
        return List.of(sees("select coalesce(string_agg(finding, E'\\n'), '') from credits.reconcile({practice})"));
    }
}
