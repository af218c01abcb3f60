package dev.callside.reminders.level;

import dev.callside.credits.level.AlertCopyStore;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.Role;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.testing.TestSessions;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A practice with two practitioners, their levels' settings and copy, and appointments, on the real PostgreSQL. */
final class SettingsScene {

    /** So few that a handful of appointments are several. */
    static final int BATCH = 2;

    /** Of a server whose address is longer than that of an example. */
    static final PayLinks LINKS = new PayLinks(
            new Signer("0123456789abcdef0123456789abcdef"), "https://video.reminders.harbour-practice.example");

    final CreditScene credits = new CreditScene();
    final PreferencesStore preferences =
            new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create());
    private final Audit audit = new Audit(credits.database.unit("practice"), credits.clock);
    private final PlanStore plan = new PlanStore(credits.database.unit("reminders"));
    final Plans plans = new Plans(plan, preferences, credits.all.levels, credits.pay.settlements, credits.clock);
    private final ReplanStore replanStore = new ReplanStore(credits.database.unit("reminders"));
    final Replans replans =
            new Replans(credits.database, replanStore, plan, plans, credits.all.levels, credits.clock, BATCH);
    final VisibleLevels visible = new VisibleLevels(credits.all.levels);
    final LevelSettings settings = new LevelSettings(visible, preferences, replanStore, replans, audit, credits.clock);
    final LevelTexts texts = new LevelTexts(
            new CopyStore(credits.database.unit("reminders")),
            new AlertCopyStore(credits.database.unit("credits")),
            new TrialStore(credits.database.unit("reminders")),
            new Outbox(credits.database.unit("practice"), credits.clock),
            LINKS,
            audit,
            credits.clock);
    private final Appointments appointments = new Appointments(
            credits.database,
            new ClientStore(credits.database.unit("practice")),
            new AppointmentStore(credits.database.unit("reminders")),
            plans,
            audit,
            credits.clock);

    /** As a node has them whose database is that. */
    Replans replans(Database its) {
        return new Replans(its, replanStore, plan, plans, credits.all.levels, credits.clock, BATCH);
    }

    Instant now() {
        return credits.clock.instant();
    }

    /** An appointment of an hour, booked a year ago, so that nothing is said of the booking. */
    UUID appointment(String id, String practitioner, Instant start) {
        var client = new Client(
                UUID.randomUUID(),
                "client of " + id,
                "Kim Lee",
                "Kim",
                Optional.of("+61491570156"),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
        return appointments.put(
                credits.id,
                new Appointment(
                        Source.API,
                        id,
                        client,
                        practitioner,
                        practitioner,
                        "",
                        "",
                        "",
                        VisitStatus.BOOKED,
                        start,
                        start.plus(Duration.ofHours(1)),
                        Optional.of(now().minus(Duration.ofDays(365)))),
                "Mia");
    }

    boolean save(LevelId level, Preferences wanted, int version) {
        return credits.in(() -> settings.save(credits.id, level, wanted, version, "Mia"));
    }

    /** Whether what was read as that version is given up. */
    boolean reset(LevelId level, int version) {
        return credits.in(() -> settings.reset(credits.id, level, version, "Mia"));
    }

    int version(LevelId level) {
        return credits.in(() -> preferences.all(credits.id).own(level))
                .orElseThrow()
                .version();
    }

    /** {@code rule channel state} of each message of an appointment, the first due first. */
    List<String> messages(UUID appointment) {
        var all = credits.sees("select string_agg(rule || ' ' || channel || ' ' || state, ',' order by due_at, rule,"
                + " channel) from reminders.messages where appointment_id = '" + appointment + "'");
        return all == null || all.isEmpty() ? List.of() : List.of(all.split(","));
    }

    Session session(Role role, String subject) {
        return TestSessions.of(credits.id, role, subject, subject);
    }

    /** For whoever changes the same. */
    boolean somebodyWaits() {
        return !credits.sees("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .equals("0");
    }

    LevelsView view(Role role, String subject) {
        return credits.in(() -> settings.view(session(role, subject)));
    }
}
