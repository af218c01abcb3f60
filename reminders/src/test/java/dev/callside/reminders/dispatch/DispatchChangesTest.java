package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.client;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.practice.client.Client;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.Race;
import dev.callside.reminders.dispatch.Handover.Kind;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves that what changes between planning and sending, or in the middle of it, is heeded by everything not yet sent. */
class DispatchChangesTest {

    private static final Instant THURSDAY = WEDNESDAY.plus(Duration.ofDays(1));

    private final ReminderScene scene = new ReminderScene();

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    /** Runs the dispatcher until it is about to send the SMS, does that, and lets it go on. */
    private void whileSending(Runnable meanwhile) {
        var stop = Stop.once();
        var other = scene.dispatcher(scene.database, scene.sms.stopping(stop, Stop.nowhere()), scene.mail);
        var running = Gate.start(() -> {
            other.run(ReminderScene.THREADS);
            return true;
        });
        stop.awaitReached();
        meanwhile.run();
        stop.goOn();
        assertThat(Gate.result(running)).isTrue();
    }

    @Test
    void sendsOnceWhatIsInFlightWhenItsAppointmentIsMovedAndThenTheNewOnes() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));

        whileSending(() -> scene.put(visit("a", scene.kim, THURSDAY)));
        scene.run();
        scene.runAt(WEDNESDAY);
        scene.runAt(THURSDAY);

        assertThat(scene.states())
                .containsExactly(
                        "before:P1D sms 1 sent",
                        "booked email 1 sent",
                        "before:P1D sms 2 sent",
                        "changed email 2 sent",
                        "changed sms 2 sent");
        assertThat(scene.sms.taken()).hasSize(3);
    }

    /** As the plan sees it then. */
    private void agreesToMails(UUID appointment, boolean agrees) {
        var kim = scene.kim;
        scene.changed(new Client(
                kim.id(),
                "kim",
                kim.name(),
                kim.firstName(),
                kim.phone(),
                kim.email(),
                kim.language(),
                kim.zone(),
                true,
                agrees));
        scene.database.inApp(scene.practice, () -> scene.plans.plan(scene.practice, List.of(appointment)));
    }

    /** Its turn does not come, so that it puts back what it had claimed. */
    @Test
    void isNotPutBackByWhoeverHadClaimedItBeforeItWasTakenBackAndSentAnew() {
        var appointment = scene.put(visit("a", scene.kim, WEDNESDAY));
        var slow = new FakeCarrier(Channel.EMAIL);
        slow.turns(Integer.MAX_VALUE, claimed -> {
            agreesToMails(appointment, false);
            agreesToMails(appointment, true);
            scene.mail.takesItAndLosesItsAnswer();
            scene.run();
            assertThat(scene.states()).contains("booked email 1 in_doubt no_answer");
            throw new IllegalStateException("no turn");
        });

        scene.dispatcher(scene.database, scene.sms, slow).batch(ReminderScene.THREADS);

        assertThat(scene.states()).contains("booked email 1 in_doubt no_answer");
        assertThat(scene.mail.asked()).isEqualTo(1);
    }

    @Test
    void takesBackWhatIsClaimedAndNotHandedOverWhenItsAppointmentIsMoved() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        var stop = Stop.once();
        var other = scene.dispatcher(Databases.stoppingAfterTheClaim(scene.database, stop), scene.sms, scene.mail);
        var running = Gate.start(() -> {
            other.run(ReminderScene.THREADS);
            return true;
        });
        stop.awaitReached();
        assertThat(scene.states()).contains("before:P1D sms 1 sending");

        scene.put(visit("a", scene.kim, THURSDAY));
        assertThat(scene.available()).isEqualTo(20);
        stop.goOn();

        assertThat(Gate.result(running)).isTrue();
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.states()).contains("before:P1D sms 1 cancelled plan", "changed sms 2 scheduled");
        assertThat(scene.available()).isEqualTo(20);
    }

    @Test
    void triesNoMoreWhatWasPutOffWhenItsAppointmentWasMoved() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        scene.sms.next(Kind.LATER, "20429");

        whileSending(() -> scene.put(visit("a", scene.kim, THURSDAY)));
        scene.runAfter(Duration.ofMinutes(1));

        assertThat(scene.states()).contains("before:P1D sms 1 cancelled plan", "changed sms 2 sent");
        assertThat(scene.sms.taken())
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("5 March"));
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void triesNoMoreWhatWasPutOffWhenItsAppointmentWasCancelled() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        scene.sms.next(Kind.LATER, "20429");

        whileSending(() -> scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.CANCELLED, "ana")));
        scene.runAfter(Duration.ofMinutes(1));

        assertThat(scene.states()).contains("before:P1D sms 1 cancelled plan", "cancelled sms 1 sent");
        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void freesTheCreditsOfWhatWaitedWhenItsAppointmentIsMoved() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.sms.next(Kind.LATER, "20429");
        scene.runAt(TUESDAY);
        assertThat(scene.available()).isLessThan(20);

        scene.put(visit("a", scene.kim, THURSDAY));

        assertThat(scene.states()).contains("before:P1D sms 1 cancelled plan");
        assertThat(scene.available()).isEqualTo(20);
    }

    @Test
    void paysAnewForWhatWasTakenBackAndIsPlannedAgain() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.sms.next(Kind.LATER, "20429");
        scene.runAt(TUESDAY);

        scene.put(visit("a", withoutSms(), WEDNESDAY));
        assertThat(scene.states()).contains("before:P1D sms 1 cancelled no_consent");
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.runAfter(Duration.ofMinutes(1));
        scene.runAfter(Duration.ofSeconds(1));

        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(scene.posted()).isEqualTo(20 - scene.sms.taken().get(0).parts());
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void stopsForWhoOptsOutBetweenTwoBatches() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        assertThat(scene.dispatcher.batch(ReminderScene.THREADS).due()).isEqualTo(2);
        scene.put(visit("b", scene.kim, WEDNESDAY.plus(Duration.ofMinutes(30))));
        scene.clock.advance(Duration.ofMinutes(30));

        scene.database.inWorker(() -> scene.store.optOut(
                scene.practice, new Result.OptOut(Channel.SMS, "+61491570156"), scene.clock.instant()));
        scene.dispatcher.batch(ReminderScene.THREADS);

        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(scene.states()).contains("before:P1D sms 1 cancelled opted_out");
    }

    private Client withoutSms() {
        var kim = scene.kim;
        return new Client(
                kim.id(),
                "kim",
                kim.name(),
                kim.firstName(),
                kim.phone(),
                kim.email(),
                kim.language(),
                kim.zone(),
                false,
                true);
    }

    @Test
    void writesNotToWhoWithdrewTheirConsent() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.changed(withoutSms());

        scene.runAt(TUESDAY);

        assertThat(scene.states()).contains("before:P1D sms 1 cancelled no_consent");
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.available()).isEqualTo(20);
    }

    @Test
    void writesNotToWhoHasNoNumberAnyMore() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        var kim = scene.kim;
        scene.changed(new Client(
                kim.id(),
                "kim",
                kim.name(),
                kim.firstName(),
                Optional.empty(),
                kim.email(),
                kim.language(),
                kim.zone(),
                true,
                true));

        scene.runAt(TUESDAY);

        assertThat(scene.states()).contains("before:P1D sms 1 cancelled no_address");
        assertThat(scene.available()).isEqualTo(20);
    }

    /** Due at eight in the evening, and held up until the client sleeps. */
    @Test
    void waitsThroughTheNightWithWhatWasHeldUp() {
        scene.bought(20);
        var evening = Instant.parse("2026-03-04T08:30:00Z");
        scene.put(visit("a", scene.kim, evening));

        scene.runAt(evening.minus(Duration.ofDays(1)).plus(Duration.ofHours(2)));
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.states()).contains("before:P1D sms 1 scheduled");
        scene.runAt(Instant.parse("2026-03-03T20:59:00Z"));
        assertThat(scene.sms.asked()).isZero();
        scene.runAt(Instant.parse("2026-03-03T21:00:00Z"));

        assertThat(scene.sms.taken()).hasSize(1);
    }

    @Test
    void sendsNothingAgainWhenAnAppointmentChangesInPlace() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.runAt(TUESDAY);
        var sent = scene.states();

        var before = visit("a", scene.kim, WEDNESDAY);
        var id = scene.put(before);
        assertThat(scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.BOOKED, "ben")))
                .isEqualTo(id);
        scene.runAfter(Duration.ofMinutes(5));

        assertThat(scene.states()).isEqualTo(sent).containsExactly("before:P1D sms 1 sent", "booked email 1 sent");
        assertThat(scene.sms.asked() + scene.mail.asked()).isEqualTo(2);
    }

    @Test
    void keepsHoldingWhatNobodyPaysForWhenItsAppointmentChangesInPlace() {
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.runAt(TUESDAY);

        scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.BOOKED, "ben"));
        assertThat(scene.states()).contains("before:P1D sms 1 held no_credit");
        scene.put(visit("a", scene.kim, THURSDAY));

        assertThat(scene.states()).contains("before:P1D sms 1 cancelled plan");
        assertThat(scene.sms.asked()).isZero();
    }

    @Test
    void makesOneAppointmentOfManyThatComeAtOnce() throws Exception {
        var ids = Race.of(8, () -> scene.put(visit("a", client("kim", "+61491570156", "kim@example.com"), WEDNESDAY)));

        assertThat(ids).containsOnly(ids.get(0));
        assertThat(scene.states()).isEqualTo(List.of("before:P1D sms 1 scheduled", "booked email 1 scheduled"));
        assertThat(scene.sees("select count(*) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo("1");
        assertThat(scene.sees("select count(*) from practice.clients where practice_id = {practice}"))
                .isEqualTo("1");
    }

    /** The second one reads the plan while the first one's is not committed. */
    @Test
    void makesOnePlanOfTwoMovesAtOnce() throws Exception {
        scene.put(visit("a", scene.kim, WEDNESDAY));

        Race.of(List.of(
                () -> scene.put(visit("a", scene.kim, THURSDAY)),
                () -> scene.put(visit("a", scene.kim, THURSDAY.plus(Duration.ofHours(1))))));

        var planned = scene.states().stream()
                .filter(state -> state.endsWith("scheduled"))
                .toList();
        assertThat(planned)
                .containsExactly("before:P1D sms 3 scheduled", "changed email 3 scheduled", "changed sms 3 scheduled");
    }
}
