package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.testing.CreditScene;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that it stays known when a number opted out and in again, and that a test's credits follow Twilio's word too. */
class OptOutHistoryTest {

    private final CreditScene scene = new CreditScene();
    private final News news = new News(scene.database, new NewsStore(scene.database.unit("reminders")));
    private final Replies replies =
            new Replies(scene.database, new ReplyStore(scene.database.unit("reminders")), news, scene.clock);
    private final Statuses statuses = new Statuses(
            scene.database,
            new StatusStore(scene.database.unit("reminders")),
            scene.pay.settlements,
            news,
            new Undelivered(),
            scene.clock);
    private final String number = "+614" + String.format("%08d", Math.floorMod(scene.id.hashCode(), 100_000_000));

    /** A message that went to the number, in one statement each. */
    private void written() {
        scene.postgres.asOwner("""
                insert into practice.clients (practice_id, id, external_id, name, phone, created_at, changed_at)
                values ('%1$s', '%1$s', 'c', 'Kim', '%2$s', '%3$s', '%3$s');
                insert into reminders.appointments (practice_id, id, source, external_id, client_id, status, start_at, end_at,
                    booked_at, created_at, changed_at)
                values ('%1$s', '%1$s', 'api', 'a', '%1$s', 'booked', '%4$s', '%5$s', '%3$s', '%3$s', '%3$s');
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at, next_at, useful_until,
                    state, recipient, handed_over_at, created_at, changed_at)
                values ('%1$s', '%1$s', '%1$s', 1, 'booked', 'sms', '%3$s', '%3$s', '%4$s',
                    'sent', '%2$s', '%3$s', '%3$s', '%3$s')""".formatted(
                        scene.id,
                        number,
                        scene.clock.instant(),
                        scene.clock.instant().plus(Duration.ofDays(1)),
                        scene.clock.instant().plus(Duration.ofDays(2))));
    }

    private void answers(String text) {
        scene.clock.advance(Duration.ofMinutes(1));
        replies.take("SM-" + UUID.randomUUID(), number, text, "");
    }

    private String history() {
        return scene.sees("select string_agg(how || ' ' || opted_out, ', ' order by id) from reminders.opt_out_history"
                + " where practice_id = {practice} and address = '" + number + "'");
    }

    @Test
    void keepsEveryStopAndStartOnce() {
        written();
        answers("STOP");
        answers("stop");
        answers("START");
        answers("STOP");

        assertThat(history()).isEqualTo("stop true, start false, stop true");
    }

    /** Of another practice, which has the number and has sent it nothing yet. */
    private static CreditScene planningToWrite(String number) {
        var other = new CreditScene();
        other.postgres.asOwner("insert into practice.clients (practice_id, id, external_id, name, phone, created_at,"
                + " changed_at) values ('%1$s', '%1$s', 'c', 'Kim', '%2$s', '%3$s', '%3$s')"
                        .formatted(other.id, number, other.clock.instant()));
        return other;
    }

    private static String optedOut(CreditScene practice) {
        return practice.sees("select string_agg(address, ' ') from reminders.opt_outs where practice_id = {practice}");
    }

    @Test
    void aStopHoldsForAPracticeTooThatHasOnlyPlannedToWrite() {
        var other = planningToWrite(number);
        written();

        answers("STOP");
        assertThat(optedOut(scene)).isEqualTo(number);
        assertThat(optedOut(other)).isEqualTo(number);

        answers("START");
        assertThat(optedOut(scene)).isNull();
        assertThat(optedOut(other)).isNull();
    }

    @Test
    void aStopCountsBeforeAnythingWasSent() {
        var other = planningToWrite(number);

        answers("STOP");

        assertThat(optedOut(other)).isEqualTo(number);
        assertThat(optedOut(scene)).isNull();
    }

    private UUID test(String state) {
        var id = UUID.randomUUID();
        scene.bought(scene.group, 10);
        scene.reserve(new Message(id, Optional.empty(), Channel.SMS, "AU", 1, "sms-test:" + id));
        scene.postgres.asOwner("insert into reminders.test_messages (practice_id, id, level_id, recipient, body, parts,"
                + " credits, state, sent_by, created_at, changed_at) values ('%1$s', '%2$s', '%1$s', '%3$s', 'Hi', 1, 1,"
                        .formatted(scene.id, id, number)
                + " '%1$s', 'Mia', '%2$s', '%2$s')".formatted(state, scene.clock.instant()));
        return id;
    }

    @Test
    void aStopOfAPhoneThatOnlyGotTestsCounts() {
        test("sent");
        answers("yes");
        assertThat(history()).isNull();
        answers("STOP");
        answers("START");

        assertThat(history()).isEqualTo("stop true, start false");
        assertThat(scene.sees("select count(*) from reminders.opt_outs where practice_id = {practice}"))
                .isEqualTo("0");
    }

    @Test
    void spendsATestsCreditsOnceWhenTwilioSpeaksOfIt() {
        var id = test("in_doubt");
        assertThat(scene.of(scene.group).posted()).isEqualTo(10);

        for (var status : new String[] {"sent", "delivered", "sent", "delivered"}) {
            statuses.take(scene.id, id, "SM-1", status, "");
        }

        assertThat(scene.sees("select state from reminders.test_messages where id = '" + id + "'"))
                .isEqualTo("delivered");
        assertThat(scene.of(scene.group).posted()).isEqualTo(9);
        assertThat(scene.available(scene.group)).isEqualTo(9);
    }

    @Test
    void doesNotBelieveAWordAboutAnotherMessageOfTwilios() {
        var id = test("in_doubt");
        statuses.take(scene.id, id, "SM-1", "sent", "");
        statuses.take(scene.id, id, "SM-2", "failed", "30003");

        assertThat(scene.sees("select state || provider_id from reminders.test_messages where id = '" + id + "'"))
                .isEqualTo("sentSM-1");
    }
}
