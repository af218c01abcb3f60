package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} while the server takes in what comes from outside or changes its plans: Twilio tells of it once, so the next server
 * has to find it out by itself.
 */
@ExtendWith(WithDemo.class)
class KilledHearingIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Of all clients here, and of nobody's elsewhere in this world. */
    private static final String NUMBERS = "6143";

    private static OutsideWorld world;
    private static Person manager;
    private static int clients;

    @BeforeAll
    static void begin(OutsideWorld shared) {
        world = shared;
        manager = world.managerWhoSends();
    }

    /** Somebody is told of a booking. */
    private static String told() {
        String number = "+" + NUMBERS + (1_000_000 + clients++);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(7));
        Map<String, Object> wanted = Map.of(
                "start",
                start.toString(),
                "minutes",
                30,
                "client",
                Map.of("id", number, "name", "Kim Doe", "phone", number, "language", "en-AU"));
        new Steps().answered(() -> manager.atReminders().put("appointments/" + number.substring(1), wanted));
        return number;
    }

    private static void await(String what, String sql, long count) {
        Await.until(SOON, () -> what, () -> world.count(sql) == count);
    }

    private static void sent(String number) {
        await(
                "not sent",
                "select count(*) from reminders.messages where state in ('sent', 'delivered') and recipient = '"
                        + number + "'",
                1);
    }

    @ParameterizedTest
    @CsvSource({"reminders.heard, insert", "reminders.replies, insert", "reminders.appointments, update"})
    void takesInAYes(String table, String event) {
        String number = told();
        sent(number);

        world.killAt(
                world.halt(table, event, event.equals("update") ? "new.answer = 'yes'" : "true"),
                () -> world.phone(number).answer("yes"));

        await(
                "no answer",
                "select count(*) from reminders.appointments where answer = 'yes' and external_id = '"
                        + number.substring(1) + "'",
                1);
        assertThat(world.count("select count(*) from reminders.replies where sender = '" + number + "'"))
                .isEqualTo(1);
    }

    @Test
    void takesInAStop() {
        String number = told();
        sent(number);

        world.killAt(
                world.halt("reminders.opt_outs", "insert", "true"),
                () -> world.phone(number).answer("STOP"));

        await("no opt-out", "select count(*) from reminders.opt_outs where address = '" + number + "'", 1);
        assertThat(world.count("select count(*) from reminders.opt_out_history where address = '" + number + "'"))
                .isEqualTo(1);
    }

    @Test
    void hearsOfADelivery() {
        var halt = world.halt("reminders.messages", "update", "new.state = 'delivered'");
        var number = new String[1];

        world.killAt(halt, () -> number[0] = told());
        world.forward(Duration.ofMinutes(8));

        await(
                "not delivered",
                "select count(*) from reminders.messages where state = 'delivered' and recipient = '" + number[0] + "'",
                1);
        world.reconcile();
    }

    /** The answer was lost, it was looked up, and what was found is not written. */
    @Test
    void findsWhatWasInDoubt() {
        var number = new String[1];
        world.killAt(
                world.halt(
                        "reminders.messages", "update", "old.state = 'sending' and new.state in ('sent', 'delivered')"),
                () -> number[0] = told());
        var halt = world.halt("reminders.messages", "update", "old.state = 'in_doubt' and new.state = 'sent'");
        world.forward(OutsideWorld.LEASE_OVER);
        await(
                "not in doubt",
                "select count(*) from reminders.messages where state = 'in_doubt' and recipient = '" + number[0] + "'",
                1);

        world.killAt(halt, () -> world.forward(OutsideWorld.PATIENCE_OVER));
        world.forward(OutsideWorld.PATIENCE_OVER);

        sent(number[0]);
        assertThat(world.phone(number[0]).read()).hasSize(1);
        assertThat(world.count("select count(*) from credits.transfers t join reminders.messages m on t.pending_id ="
                        + " m.payment_id and t.kind = 'post' where m.recipient = '" + number[0] + "'"))
                .isEqualTo(1);
        world.reconcile();
    }

    @Test
    void plansAnew() {
        String number = told();
        sent(number);
        var halt = world.halt("reminders.messages", "insert", "new.rule = 'before:P2D'");

        world.killAt(halt, () -> new Steps().answered(KilledHearingIT::remindTwoDaysBefore));

        await("still planning", "select count(*) from reminders.replans", 0);
        String told = "a.external_id like '" + NUMBERS + "%'";
        assertThat(world.count("select count(*) from reminders.messages m join reminders.appointments a"
                        + " on a.practice_id = m.practice_id and a.id = m.appointment_id"
                        + " where m.rule = 'before:P2D' and " + told))
                .isEqualTo(world.count("select count(*) from reminders.appointments a where " + told));
    }

    private static Http.Answer remindTwoDaysBefore() {
        long version = world.count("select max(version) from reminders.preferences");
        return manager.atReminders()
                .put(
                        "levels/" + OutsideWorld.PRACTICE + "/preferences",
                        Map.of(
                                "rules",
                                List.of(
                                        Map.of("kind", "booked", "channels", List.of("sms", "email")),
                                        Map.of("kind", "before", "offset", "P2D", "channels", List.of("sms"))),
                                "window",
                                Map.of("from", "00:00", "to", "00:00"),
                                "days",
                                List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                                "version",
                                version));
    }
}
