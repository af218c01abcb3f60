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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} in each phase of a message, from its plan to the word that it was delivered: one SMS, paid for once.
 * {@link KillsIT} finds the moments that nobody thought of.
 */
@ExtendWith(WithDemo.class)
class KilledSendingIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** One that Twilio's test credentials, and so the sandbox, call invalid. */
    private static final String REFUSED = "+15005550001";

    private static OutsideWorld world;
    private static Person manager;
    private static int clients;

    /** What the server is doing when it is killed, as the row that it is writing. */
    enum Phase {
        PLANS("reminders.messages", "insert", "true"),
        CLAIMS_AND_PAYS("reminders.messages", "update", "old.state = 'scheduled' and new.state = 'sending'"),
        IS_ABOUT_TO_SEND(
                "reminders.messages", "update", "old.handed_over_at is null and new.handed_over_at is not null"),
        HAS_ASKED_TWILIO("sandbox.sms_messages", "insert", "new.direction <> 'inbound'"),
        HAS_THE_ANSWER("reminders.messages", "update", "old.state = 'sending' and new.state = 'sent'"),
        HEARS_OF_DELIVERY("reminders.messages", "update", "new.state = 'delivered'");

        private final String table;
        private final String event;
        private final String condition;

        Phase(String table, String event, String condition) {
            this.table = table;
            this.event = event;
            this.condition = condition;
        }
    }

    @BeforeAll
    static void begin(OutsideWorld shared) {
        world = shared;
        manager = world.managerWhoSends();
    }

    @ParameterizedTest
    @EnumSource
    void sendsOnceAndPaysOnce(Phase phase) {
        String number = number();
        var halt = world.halt(phase.table, phase.event, phase.condition);
        world.killAt(halt, () -> book(number));

        goOn();
        sentOnce(number);
    }

    /** Twilio refuses the number, and the server dies before it has written so: nothing is sent, nothing is paid. */
    @Test
    void paysNothingForWhatIsRefused() {
        var halt = world.halt("reminders.messages", "update", "old.state = 'sending' and new.state = 'failed'");
        world.killAt(halt, () -> book(REFUSED));

        goOn();
        assertThat(count("state = 'in_doubt' and recipient = '" + REFUSED + "'"))
                .isEqualTo(1);
        assertThat(debits(REFUSED)).isZero();
        assertThat(world.phone(REFUSED).read()).isEmpty();
        world.reconcile();
    }

    /** Twilio is busy, and the server dies before it has put the message off. */
    @Test
    void leavesInDoubtWhatWasToBePutOff() {
        String number = number();
        var halt = world.halt(
                "reminders.messages", "update", "old.handed_over_at is not null and new.state = 'scheduled'");
        world.busyTwilioOnce();
        world.killAt(halt, () -> book(number));

        goOn();
        assertThat(count("state = 'in_doubt' and recipient = '" + number + "'")).isEqualTo(1);
        assertThat(debits(number)).isZero();
        assertThat(world.phone(number).read()).isEmpty();
    }

    /** Twilio has sent it, and its answer finds nobody. */
    @Test
    void findsWhatWasSentWithoutAnAnswer() {
        String number = number();
        world.slowTwilioOnce(Duration.ofSeconds(30));
        book(number);
        Await.until(SOON, () -> "no SMS", () -> world.phone(number).read().size() == 1);
        world.killAndRestart();

        goOn();
        sentOnce(number);
    }

    /** A mail server can't be asked what it has: the mail is in doubt, for a person to judge, and keeps its credit reserved. */
    @Test
    void leavesAMailInDoubt() {
        String email = "kim-" + System.nanoTime() + "@example.com";
        world.mailbox().holdAnswer();
        book("c" + email.hashCode(), Map.of("id", email, "name", "Kim Doe", "email", email, "language", "en-AU"));
        Await.until(SOON, () -> "no mail", () -> world.mailbox().of(email).size() == 1);
        world.killAndRestart();

        goOn();
        assertThat(count("state = 'in_doubt' and recipient = '" + email + "'")).isEqualTo(1);
        assertThat(world.mailbox().of(email)).hasSize(1);
        world.reconcile();
    }

    private static String number() {
        return "+6142" + (1_000_000 + clients++);
    }

    /** Until it is answered, as a practice's system does. */
    private static void book(String number) {
        book("c" + number.substring(1), Map.of("id", number, "name", "Kim Doe", "phone", number, "language", "en-AU"));
    }

    private static void book(String id, Map<String, Object> client) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(7));
        Map<String, Object> wanted = Map.of("start", start.toString(), "minutes", 30, "client", client);
        new Steps().answered(() -> manager.atReminders().put("appointments/" + id, wanted));
    }

    /** Time goes by: whatever the dead server had is taken over, and what is in doubt is looked for. */
    private static void goOn() {
        world.forward(OutsideWorld.LEASE_OVER);
        Await.until(SOON, () -> "still being sent", () -> count("state in ('sending', 'scheduled')") == 0);
        world.forward(OutsideWorld.PATIENCE_OVER);
    }

    private static void sentOnce(String number) {
        String to = " and recipient = '" + number + "'";
        Await.until(SOON, () -> states(number), () -> count("state in ('sent', 'delivered')" + to) == 1);
        assertThat(world.phone(number).read()).hasSize(1);
        assertThat(count("true" + to)).isEqualTo(1);
        assertThat(debits(number)).isEqualTo(1);
        world.reconcile();
    }

    private static long debits(String number) {
        return world.count("select count(*) from credits.transfers t join reminders.messages m on t.pending_id ="
                + " m.payment_id and t.kind = 'post' where m.recipient = '" + number + "'");
    }

    private static String states(String number) {
        return List.of("scheduled", "sending", "in_doubt", "held", "failed", "cancelled").stream()
                .filter(state -> count("state = '" + state + "' and recipient = '" + number + "'") > 0)
                .toList()
                .toString();
    }

    private static long count(String condition) {
        return world.count("select count(*) from reminders.messages where " + condition);
    }
}
