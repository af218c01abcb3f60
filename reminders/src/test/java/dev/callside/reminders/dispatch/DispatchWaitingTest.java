package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.dispatch.Handover.Kind;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that a message that has to wait keeps the time for which it was planned, by which one sees that it is late. */
class DispatchWaitingTest {

    /** Half past seven in the evening, half an hour before the window ends. */
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2026-03-04T08:30:00Z");

    private static final Instant TUESDAY_EVENING = WEDNESDAY_EVENING.minus(Duration.ofDays(1));
    private static final Instant EIGHT_IN_THE_MORNING = Instant.parse("2026-03-03T21:00:00Z");

    private final ReminderScene scene = new ReminderScene();

    private void assertTimes(Instant due, Instant next) {
        assertThat(scene.sees("select (due_at = '" + due + "') || ' ' || next_at from reminders.messages"
                        + " where practice_id = {practice} and channel = 'sms'"))
                .isEqualTo("true " + scene.sees("select cast('" + next + "' as timestamptz)"));
    }

    @Test
    void keepsItsTimeThroughTheNight() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY_EVENING));
        assertTimes(TUESDAY_EVENING, TUESDAY_EVENING);

        scene.runAt(TUESDAY_EVENING.plus(Duration.ofHours(2)));

        assertTimes(TUESDAY_EVENING, EIGHT_IN_THE_MORNING);
        scene.runAt(EIGHT_IN_THE_MORNING);
        assertThat(scene.sms.taken()).hasSize(1);
        assertTimes(TUESDAY_EVENING, EIGHT_IN_THE_MORNING);
    }

    @Test
    void keepsItsTimeWhileTheProviderPutsItOff() {
        scene.bought(20);
        scene.sms.next(Kind.LATER, "20429");
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);

        assertTimes(TUESDAY, TUESDAY.plusSeconds(5));
    }

    /** A queue at the end of the window gets through for an hour, and no longer, however often it was tried meanwhile. */
    @Test
    void isLateByTheTimeForWhichItWasPlanned() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY_EVENING));
        scene.runAt(TUESDAY_EVENING.minusSeconds(1));
        for (var i = 0; i < 7; i++) {
            scene.sms.next(Kind.LATER, "20429");
            scene.runAt(TUESDAY_EVENING.plus(Duration.ofMinutes(10L * i)));
        }

        scene.runAt(TUESDAY_EVENING.plus(Duration.ofMinutes(75)));

        assertThat(scene.sms.taken()).isEmpty();
        assertTimes(TUESDAY_EVENING, EIGHT_IN_THE_MORNING);
    }

    /** Nobody would look at it: it would wait for credits and not be said to. */
    @Test
    void waitsForCreditsAsLongAsTheProviderIsDown() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.put(visit("b", scene.kim, WEDNESDAY.plus(Duration.ofDays(1))));
        scene.credits.postgres.asOwner("update reminders.messages set state = 'held', reason = 'no_credit',"
                + " due_at = due_at - interval '1 d', changed_at = due_at - interval '2 d'"
                + " where practice_id = '" + scene.practice + "' and useful_until > '" + WEDNESDAY + "'");
        scene.sms.isDown(Kind.LATER, "not_reached");
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        scene.dispatcher.batch(ReminderScene.THREADS);

        scene.runAfter(Duration.ofSeconds(3));

        assertThat(scene.counts()).isEqualTo("expired 2, held 1, scheduled 1");
        scene.sms.isBack();
        // one message shows that it is back
        scene.runAfter(Duration.ofSeconds(3));
        scene.runAfter(Duration.ofSeconds(1));
        assertThat(scene.counts()).isEqualTo("expired 2, sent 2");
    }

    /** Three of a level that has none have waited for longer than one that the group has bought credits for meanwhile. */
    @Test
    void doesNotWaitBehindOthersWithoutCreditsUntilTheProviderShowsThatItIsBack() {
        scene.credits.level(scene.credits.ana);
        for (var id : List.of("a", "b", "c")) {
            scene.put(visit(id, scene.kim, WEDNESDAY));
        }
        scene.put(visit("d", scene.kim, WEDNESDAY, VisitStatus.BOOKED, "ben"));
        scene.put(visit("e", scene.kim, WEDNESDAY.plusSeconds(60), VisitStatus.BOOKED, "ben"));
        scene.runAt(TUESDAY);
        assertThat(its("d")).isEqualTo("held");
        scene.credits.postgres.asOwner("update reminders.messages set changed_at = changed_at + interval '1 s'"
                + " where channel = 'sms' and appointment_id = " + appointment("d"));
        scene.bought(20);
        scene.sms.next(Kind.LATER, "not_reached");
        scene.runAfter(Duration.ofMinutes(1));
        assertThat(scene.sms.asked()).isEqualTo(1);
        scene.credits.postgres.asOwner("update reminders.messages set state = 'cancelled', reason = 'person'"
                + " where channel = 'sms' and appointment_id = " + appointment("e"));

        scene.runAfter(Dispatcher.HELD.plusSeconds(2));

        assertThat(its("d")).isEqualTo("sent");
        assertThat(its("a") + its("b") + its("c")).isEqualTo("heldheldheld");
    }

    private String appointment(String id) {
        return "(select id from reminders.appointments where external_id = '" + id + "' and practice_id = '"
                + scene.practice + "')";
    }

    private String its(String id) {
        return scene.sees("select state from reminders.messages where rule = 'before:P1D' and channel = 'sms'"
                + " and appointment_id = " + appointment(id));
    }

    @Test
    void comesBehindWhatIsDueWhenItWaitedForCredits() {
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.runAt(TUESDAY);
        assertThat(scene.states()).contains("before:P1D sms 1 held no_credit");

        scene.clock.advance(Dispatcher.HELD.plusSeconds(1));
        scene.dispatcher.sweep();

        assertThat(scene.states()).contains("before:P1D sms 1 scheduled no_credit");
        assertTimes(TUESDAY, scene.clock.instant());
    }

    /** Two batches are due, and while the first one is sent somebody else is found to be gone. */
    @Test
    void findsWhatOthersLeftWhileThereIsMuchToDo() {
        var crowd = new Crowd(1, Dispatcher.BATCH + 2);
        var busy = crowd.first();
        var anyOfTheLast = "(select id from reminders.messages where practice_id = '" + busy.practice
                + "' order by next_at desc limit 1)";
        busy.sms.next(message -> {
            busy.credits.postgres.asOwner("update reminders.messages set state = 'sending', lease_until = '"
                    + busy.clock.instant() + "' where id = " + anyOfTheLast);
            busy.clock.advance(Duration.ofSeconds(6));
            return busy.sms.accept(message);
        });

        busy.run();

        assertThat(busy.counts()).isEqualTo("sent " + (Dispatcher.BATCH + 2));
    }

    @Test
    void isLookedAtAgainWhenItsAppointmentIsPlannedAnew() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY_EVENING));
        scene.runAt(TUESDAY_EVENING.plus(Duration.ofHours(2)));

        scene.put(visit("a", scene.kim, WEDNESDAY_EVENING, VisitStatus.BOOKED, "ben"));

        assertTimes(TUESDAY_EVENING, TUESDAY_EVENING);
    }
}
