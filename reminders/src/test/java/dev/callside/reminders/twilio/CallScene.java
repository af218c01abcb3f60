package dev.callside.reminders.twilio;

import dev.callside.credits.testing.CreditScene;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A practice with an appointment tomorrow and messages that Twilio has, on the real PostgreSQL. */
final class CallScene {

    final CreditScene credits = new CreditScene();
    final String number = "+6149" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    final News news = new News(credits.database, new NewsStore(credits.database.unit("reminders")));
    final Undelivered undelivered = new Undelivered();
    final Statuses statuses = new Statuses(
            credits.database,
            new StatusStore(credits.database.unit("reminders")),
            credits.pay.settlements,
            news,
            undelivered,
            credits.clock);
    final Replies replies =
            new Replies(credits.database, new ReplyStore(credits.database.unit("reminders")), news, credits.clock);
    final UUID appointment = appointment(now().plus(Duration.ofDays(1)));

    CallScene() {
        credits.bought(credits.group, 10);
    }

    private Instant now() {
        return credits.clock.instant();
    }

    UUID appointment(Instant start) {
        var id = UUID.randomUUID();
        credits.postgres.asOwner("""
                insert into practice.clients (practice_id, id, external_id, name, first_name, phone, sms_consent,
                                              email_consent, created_at, changed_at)
                values ('%1$s', '%2$s', '%2$s', 'Kim Lee', 'Kim', '%3$s', true, true, '%4$s', '%4$s');
                insert into reminders.appointments (practice_id, id, source, external_id, client_id, status, start_at,
                                                    end_at, booked_at, created_at, changed_at)
                values ('%1$s', '%2$s', 'api', '%2$s', '%2$s', 'booked', '%5$s', timestamptz '%5$s' + interval '1 h',
                        '%4$s', '%4$s', '%4$s')""".formatted(credits.id, id, number, now(), start));
        return id;
    }

    /** An SMS of one credit, which is reserved for it, about that appointment; without Twilio's id where that is empty. */
    UUID message(UUID about, String state, String sid) {
        return message(about, "before:P1D", state, sid);
    }

    private UUID message(UUID about, String rule, String state, String sid) {
        var payment = credits.sms(null, 1);
        credits.reserve(payment);
        var id = UUID.randomUUID();
        credits.postgres.asOwner("""
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at,
                                                next_at, useful_until, state, lease_until, handed_over_at, recipient, payment_id,
                                                provider_id, created_at, changed_at)
                values ('%1$s', '%2$s', '%3$s', (select a.version + (select count(*) from reminders.messages m where m.appointment_id = a.id and m.rule = '%9$s')
                         from reminders.appointments a where a.id = '%3$s'),
                        '%9$s', 'sms', '%4$s', '%4$s', timestamptz '%4$s' + interval '1 d', '%5$s',
                        case when '%5$s' = 'sending' then timestamptz '%4$s' end, '%4$s', '%6$s', '%7$s',
                        nullif('%8$s', ''), '%4$s', '%4$s')""".formatted(credits.id, id, about, now(), state, number, payment.id(), sid, rule));
        return id;
    }

    /** One that Twilio has taken, and that is paid for. */
    UUID sent(String sid) {
        return sent(appointment, "before:P1D", sid);
    }

    /** One by that rule, a minute after whatever was sent before. */
    UUID sent(UUID about, String rule, String sid) {
        credits.clock.advance(Duration.ofMinutes(1));
        var id = message(about, rule, "in_doubt", "");
        statuses.take(credits.id, id, sid, "sent", "");
        return id;
    }

    String state(UUID message) {
        return credits.sees(
                "select state from reminders.messages where practice_id = {practice} and id = '" + message + "'");
    }

    String answer(UUID about) {
        return credits.sees(
                "select answer from reminders.appointments where practice_id = {practice} and id = '" + about + "'");
    }

    boolean optedOut() {
        return "1"
                .equals(credits.sees("select count(*) from reminders.opt_outs where practice_id = {practice}"
                        + " and channel = 'sms' and address = '" + number + "'"));
    }

    /** Of what was bought. */
    long spent() {
        return 10 - credits.of(credits.group).posted();
    }

    long reserved() {
        return credits.of(credits.group).reserved();
    }

    static String sid() {
        return "SM" + UUID.randomUUID();
    }
}
