package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.Gate;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that a reminder on its way while its appointment changes is paid for once, and that the news goes once. */
class DispatchOnItsWayTest {

    private static final Instant THURSDAY = WEDNESDAY.plus(Duration.ofDays(1));
    private static final long BOUGHT = 20;

    private final ReminderScene scene = new ReminderScene();

    /** Where the reminder is when the appointment changes. */
    private enum Where {
        /** Handed over, and the provider has not taken it yet. */
        ON_ITS_WAY,
        /** The provider has it, and nothing is written of that yet. */
        TAKEN
    }

    @BeforeEach
    void itsReminderIsDue() {
        scene.bought(BOUGHT);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
    }

    /** Another node sends meanwhile; the host tells of the change twice. */
    private void changesWhileSending(Where where, Appointment changed) {
        var stop = Stop.once();
        var before = where == Where.ON_ITS_WAY ? stop : Stop.nowhere();
        var after = where == Where.TAKEN ? stop : Stop.nowhere();
        var sending = scene.dispatcher(scene.database, scene.sms.stopping(before, after), scene.mail);
        var running = Gate.start(() -> {
            sending.run(ReminderScene.THREADS);
            return true;
        });
        stop.awaitReached();
        scene.put(changed);
        scene.put(changed);
        scene.run();
        assertThat(scene.states()).contains("before:P1D sms 1 sending");
        stop.goOn();
        assertThat(Gate.result(running)).isTrue();
        scene.run();
    }

    @AfterEach
    void eachSmsIsPaidForOnce() {
        var parts = scene.sms.taken().stream().mapToLong(Outgoing::parts).sum();
        assertThat(scene.posted()).isEqualTo(BOUGHT - parts);
        assertThat(scene.available()).isEqualTo(scene.posted());
        assertThat(scene.findings()).containsExactly("");
    }

    @ParameterizedTest
    @EnumSource
    void goesOnceAndSoDoesTheNewsWhenItsAppointmentIsCancelled(Where where) {
        changesWhileSending(where, visit("a", scene.kim, WEDNESDAY, VisitStatus.CANCELLED, "ana"));
        var all = scene.states();
        scene.runAt(WEDNESDAY);
        scene.runAt(THURSDAY);

        assertThat(all)
                .containsExactly(
                        "before:P1D sms 1 sent",
                        "booked email 1 sent",
                        "cancelled email 1 sent",
                        "cancelled sms 1 sent");
        assertThat(scene.states()).isEqualTo(all);
        assertThat(scene.sms.asked()).isEqualTo(2);
        assertThat(scene.mail.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnceAndSoDoTheNewsAndTheNextReminderWhenItsAppointmentIsMoved(Where where) {
        changesWhileSending(where, visit("a", scene.kim, THURSDAY));

        assertThat(scene.states())
                .containsExactly(
                        "before:P1D sms 1 sent",
                        "booked email 1 sent",
                        "before:P1D sms 2 scheduled",
                        "changed email 2 sent",
                        "changed sms 2 sent");
        assertThat(scene.sees("select due_at = '" + WEDNESDAY + "' from reminders.messages"
                        + " where practice_id = {practice} and state = 'scheduled'"))
                .isEqualTo("t");
        assertThat(scene.sms.asked()).isEqualTo(2);

        scene.runAt(WEDNESDAY);
        scene.runAt(THURSDAY);

        assertThat(scene.states()).contains("before:P1D sms 2 sent").doesNotContain("before:P1D sms 2 scheduled");
        assertThat(scene.sms.asked()).isEqualTo(3);
        assertThat(scene.mail.asked()).isEqualTo(2);
        assertThat(scene.sms.taken().get(2).text()).contains("5 March");
    }
}
