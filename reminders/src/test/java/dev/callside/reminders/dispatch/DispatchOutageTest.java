package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.dispatch.Handover.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Proves what becomes of thousands of messages whose provider is down for an hour: it is left alone but for a few that see
 * whether it is back; then each that is still of use goes out once, and the credits of the rest are free again.
 */
class DispatchOutageTest {

    private static final int CLIENTS = 5_000;
    /** Every fifth has an appointment that begins while the provider is down. */
    private static final int TOO_LATE = CLIENTS / 5;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofSeconds(15);
    /** The first few, and one after each pause. */
    private static final int MOST_ASKED = Dispatcher.AT_ONCE + 65;

    /** Nobody listens, services are down, or there were too many requests. */
    private static final List<String> CODES = List.of("not_reached", "20503", "20429");

    private Crowd crowd() {
        var crowd = new Crowd(1, CLIENTS);
        crowd.first().credits.postgres.asOwner("""
                update reminders.appointments a set start_at = '%1$s', end_at = timestamptz '%1$s' + interval '1 h'
                where practice_id = '%2$s' and cast(external_id as int) %% 5 = 0;
                update reminders.messages m set useful_until = a.start_at from reminders.appointments a
                where m.practice_id = '%2$s' and a.practice_id = m.practice_id and a.id = m.appointment_id;
                """.formatted(TUESDAY.plus(HOUR.dividedBy(2)), crowd.first().practice));
        return crowd;
    }

    private static void until(ReminderScene scene, Instant end) {
        while (scene.clock.instant().isBefore(end)) {
            scene.runAfter(STEP);
        }
    }

    /** As long as it may be left alone for the last time, and those that were tried for theirs. */
    private static void untilNothingWaits(ReminderScene scene, Duration pause) {
        scene.run();
        until(
                scene,
                scene.clock.instant().plus(pause).plus(Duration.ofMinutes(1)).plus(STEP));
        assertThat(scene.counts()).doesNotContain("scheduled", "sending", "held");
    }

    private static void assertSettled(ReminderScene scene, long taken) {
        assertThat(scene.sms.taken())
                .hasSize((int) taken)
                .extracting(Outgoing::id)
                .doesNotHaveDuplicates();
        assertThat(scene.posted())
                .isEqualTo(CLIENTS * 5L
                        - scene.sms.taken().stream().mapToLong(Outgoing::parts).sum());
        assertThat(scene.findings()).containsExactly("");
    }

    @Test
    void sendsWhatIsStillOfUseOnceAndFreesTheCreditsOfTheRest() {
        var scene = crowd().first();
        scene.sms.always(
                message -> Handover.of(Kind.LATER, CODES.get(Math.floorMod(message.hashCode(), CODES.size()))));
        scene.run();
        scene.put(visit("a", scene.kim, WEDNESDAY));

        until(scene, TUESDAY.plus(HOUR));

        assertThat(scene.mail.taken()).as("by e-mail all goes on").hasSize(1);
        assertThat(scene.sms.asked()).isBetween(Dispatcher.AT_ONCE, MOST_ASKED);
        assertThat(scene.counts()).contains("expired " + TOO_LATE);
        assertThat(scene.posted() - scene.available())
                .as("reserved for a batch at the most")
                .isLessThan(3L * Dispatcher.BATCH);

        scene.sms.isBack();
        untilNothingWaits(scene, Duration.ofMinutes(1));

        assertThat(scene.counts()).isEqualTo("expired " + TOO_LATE + ", sent " + (CLIENTS - TOO_LATE + 1));
        assertThat(scene.available()).isEqualTo(scene.posted());
        assertSettled(scene, CLIENTS - TOO_LATE);
    }

    /** It takes some and answers none. */
    @Test
    void leavesFewInDoubtWhereAnswersAreLostAndRepeatsNone() {
        var scene = crowd().first();
        scene.sms.always(message -> {
            if (message.id().hashCode() % 2 == 0) {
                scene.sms.accept(message);
            }
            return Handover.of(Kind.UNKNOWN, "http_502");
        });

        scene.run();
        until(scene, TUESDAY.plus(HOUR));
        var asked = scene.sms.asked();
        assertThat(asked).isBetween(Dispatcher.AT_ONCE, Dispatcher.AT_ONCE + 20);
        assertThat(scene.counts()).contains("in_doubt " + asked);

        var taken = scene.sms.taken().size();
        scene.sms.isBack();
        untilNothingWaits(scene, Duration.ofMinutes(5));

        assertThat(scene.sms.taken()).extracting(Outgoing::id).doesNotHaveDuplicates();
        assertThat(scene.sms.taken().size() - taken).isEqualTo(scene.sms.asked() - asked);
        assertThat(scene.counts()).contains("expired ", "in_doubt " + asked);
        assertThat(scene.posted() - scene.available())
                .as("only what is in doubt stays reserved")
                .isEqualTo(Long.parseLong(scene.sees("select sum(credits) from reminders.messages"
                        + " where practice_id = {practice} and state = 'in_doubt'")));
        assertThat(scene.findings()).containsExactly("");
    }

    /** A node has two threads, which share what is known of a provider. */
    @Test
    void triesWithOneMessageWhileNobodyKnowsWhetherItIsBack() {
        var scene = new Crowd(1, 50).first();
        scene.sms.always(message -> lost());
        scene.run();
        var before = scene.sms.asked();
        var answers = new CountDownLatch(1);
        scene.sms.next(message -> {
            Gate.await(() -> answers.getCount() == 0);
            return scene.sms.accept(message);
        });
        scene.clock.advance(STEP);
        var trying = Gate.start(() -> scene.dispatcher.batch(ReminderScene.THREADS));
        Gate.await(() -> scene.sms.asked() == before + 1);

        scene.run();
        assertThat(scene.sms.asked()).isEqualTo(before + 1);

        answers.countDown();
        trying.join();
        scene.sms.isBack();
        scene.run();
        assertThat(scene.counts()).isEqualTo("in_doubt " + before + ", sent " + (50 - before));
    }

    /** By then a step is much longer than the first one. */
    @Test
    void leavesFewInDoubtWhereAnswersGetLostInTheMiddleOfAStep() {
        var scene = new Crowd(1, 500).first();
        scene.sms.always(message -> scene.sms.asked() <= 200 ? scene.sms.accept(message) : lost());

        scene.run();

        var doubtful = scene.sms.asked() - scene.sms.taken().size();
        assertThat(doubtful).isBetween(8, 4 * Dispatcher.AT_ONCE);
        assertThat(scene.counts())
                .isEqualTo("in_doubt " + doubtful + ", scheduled " + (500 - scene.sms.asked()) + ", sent "
                        + scene.sms.taken().size());

        scene.sms.isBack();
        scene.runAfter(Duration.ofMinutes(6));

        assertThat(scene.counts()).isEqualTo("in_doubt " + doubtful + ", sent " + (500 - doubtful));
        assertThat(scene.sms.taken()).extracting(Outgoing::id).doesNotHaveDuplicates();
        assertThat(scene.findings()).containsExactly("");
    }

    /** However often it was tried, it has a minute in which it still goes. */
    @Test
    void hasALastTryAMinuteBeforeItIsOfNoMoreUse() {
        var scene = new ReminderScene();
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.credits.postgres.asOwner("update reminders.messages set attempts = 20, useful_until = '"
                + TUESDAY.plusSeconds(65) + "' where practice_id = '" + scene.practice + "' and rule = 'before:P1D'");
        scene.sms.isDown(Kind.LATER, "450");
        scene.runAt(TUESDAY);
        assertThat(scene.sms.taken()).isEmpty();
        scene.sms.isBack();

        scene.runAfter(Duration.ofSeconds(5));

        assertThat(scene.sms.taken()).hasSize(1);
    }

    private static Handover lost() {
        return Handover.of(Kind.UNKNOWN, "http_502");
    }

    @Test
    void sendsAClientTheNewestOfSeveralAboutOneAppointment() {
        var scene = new ReminderScene();
        scene.bought(20);
        scene.prefers(
                scene.credits.group,
                new Preferences(
                        List.of(
                                Rule.on(dev.callside.reminders.settings.Kind.BOOKED, Channel.SMS),
                                Rule.before(Offset.ofDays(1), Channel.SMS),
                                Rule.before(Offset.ofHours(2), Channel.SMS)),
                        Preferences.defaults().times()));
        scene.sms.isDown(Kind.LATER, "not_reached");
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.runAt(TUESDAY.plus(HOUR));
        scene.runAt(WEDNESDAY.minus(Duration.ofMinutes(90)));

        scene.sms.isBack();
        scene.runAfter(Duration.ofMinutes(1));
        scene.runAfter(Duration.ofMinutes(1));

        assertThat(scene.states())
                .containsExactly("before:P1D sms 1 expired", "before:PT2H sms 1 sent", "booked sms 1 expired");
        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(scene.available()).isEqualTo(scene.posted());
    }
}
