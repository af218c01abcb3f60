package dev.callside.reminders.log;

import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitsNow;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A practice with a client, an appointment tomorrow, and messages in whatever state a test needs. */
final class LogScene {

    static final LogQuestion ALL = new LogQuestion(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            50);

    final CreditScene credits = new CreditScene();
    final Instant now = credits.clock.instant();
    final Instant start = now.plus(Duration.ofDays(1));
    final LogStore store = new LogStore(credits.database.unit("reminders"));
    final PlanStore plans = new PlanStore(credits.database.unit("reminders"));
    final PreferencesStore preferences =
            new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create());
    final Plans planning = new Plans(plans, preferences, credits.all.levels, credits.pay.settlements, credits.clock);
    final VisitsNow visits = new VisitsNow(plans, preferences, credits.all.levels);
    final Messages messages = new Messages(
            store,
            visits,
            credits.pay.settlements,
            new Audit(credits.database.unit("practice"), credits.clock),
            credits.clock);
    final LogViews views = new LogViews(store, visits, credits.clock);
    final UUID client = client("C-1", "Kim Lee", "+61491570156");
    final UUID appointment = appointment("A-1", client, "ana", start);

    Session manager() {
        return session(Role.MANAGER, "mia", "Mia");
    }

    Session clinician(String subject) {
        return session(Role.CLINICIAN, subject, subject);
    }

    private Session session(Role role, String subject, String name) {
        return TestSessions.of(credits.id, role, subject, name);
    }

    UUID client(String externalId, String name, String phone) {
        var id = UUID.randomUUID();
        owner("insert into practice.clients (practice_id, id, external_id, name, phone, email, created_at, changed_at)"
                + " values ({practice}, '%s', '%s', '%s', '%s', '%s', '%s', '%s')"
                        .formatted(id, externalId, name, phone, externalId + "@example.com", now, now));
        return id;
    }

    UUID appointment(String externalId, UUID of, String practitioner, Instant at) {
        var id = UUID.randomUUID();
        owner(
                "insert into reminders.appointments (practice_id, id, source, external_id, client_id, practitioner, status,"
                        + " start_at, end_at, booked_at, created_at, changed_at)"
                        + " values ({practice}, '%s', 'api', '%s', '%s', '%s',"
                                .formatted(id, externalId, of, practitioner)
                        + " 'booked', '%s', '%s', '%s', '%s', '%s')"
                                .formatted(at, at.plus(Duration.ofHours(1)), now.minus(Duration.ofDays(7)), now, now));
        return id;
    }

    /** About the appointment of tomorrow, by SMS. */
    UUID message(String rule, Instant due, String state, String reason) {
        return message(appointment, rule, "sms", due, state, reason);
    }

    UUID message(UUID about, String rule, String channel, Instant due, String state, String reason) {
        var id = UUID.randomUUID();
        owner("insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at,"
                + " next_at, useful_until, state, reason, created_at, changed_at)"
                + " values ({practice}, '%s', '%s', 1, '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s')"
                        .formatted(
                                id,
                                about,
                                rule,
                                channel,
                                due,
                                due,
                                due.plus(Duration.ofHours(12)),
                                state,
                                reason,
                                now,
                                now));
        return id;
    }

    /** As far as a dispatcher gets that hands it over. */
    void written(UUID message, UUID payment, String code) {
        owner(
                "update reminders.messages set handed_over_at = '%s', recipient = '+61491570156', subject = '', body = 'Hi',"
                                .formatted(now)
                        + " parts = 1, credits = 1, payment_id = '%s', provider_code = nullif('%s', '') where id = '%s'"
                                .formatted(payment, code, message));
    }

    /** The client's number wants nothing more. */
    void optsOut() {
        owner("insert into reminders.opt_outs (practice_id, channel, address, at)"
                + " values ({practice}, 'sms', '+61491570156', '%s')".formatted(now));
    }

    void answer(UUID about, String answer) {
        owner("update reminders.appointments set answer = '%s' where id = '%s'".formatted(answer, about));
    }

    /** A reply to it. */
    void reply(UUID message, String text, String meaning, Instant at) {
        owner(
                "insert into reminders.replies (practice_id, id, provider_id, message_id, sender, body, meaning, received_at)"
                        + " values ({practice}, '%s', '%s', '%s', '+61491570156', '%s', '%s', '%s')"
                                .formatted(UUID.randomUUID(), UUID.randomUUID(), message, text, meaning, at));
    }

    void owner(String sql) {
        credits.postgres.asOwner(sql.replace("{practice}", "'" + credits.id + "'"));
    }

    String of(UUID message, String column) {
        return credits.sees("select " + column + " from reminders.messages where id = '" + message + "'");
    }

    List<LogLine> lines(LogQuestion question) {
        return credits.in(() -> store.lines(credits.id, question));
    }

    List<UUID> ids(LogQuestion question) {
        return lines(question).stream().map(LogLine::id).toList();
    }

    Messages.Outcome sendAgain(UUID message, boolean inDoubt) {
        return credits.in(() -> messages.sendAgain(manager(), message, inDoubt));
    }

    /** As after a change of the appointment, or of the settings. */
    void plansAnew() {
        credits.in(() -> {
            planning.plan(credits.id, List.of(appointment));
            planning.replan(credits.id, List.of(appointment), credits.clock.instant());
            return null;
        });
    }

    Messages.Outcome read(UUID message, Instant answered) {
        return credits.in(() -> messages.read(manager(), message, answered));
    }

    Messages.Outcome cancel(UUID message) {
        return credits.in(() -> messages.cancel(manager(), message));
    }

    Messages.Outcome decide(UUID message, Decision decision) {
        return credits.in(() -> messages.decide(manager(), message, decision));
    }

    MessageView view(UUID message, Session who) {
        return credits.in(() -> viewed(message, who));
    }

    /** In the transaction that is open. */
    MessageView viewed(UUID message, Session who) {
        return views.of(List.of(store.find(credits.id, message).orElseThrow()), who)
                .get(0);
    }
}
