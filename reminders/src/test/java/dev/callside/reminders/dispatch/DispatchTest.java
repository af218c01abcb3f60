package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.dispatch.Handover.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Proves that messages go out at their time, once and paid for, whatever the provider answers. */
class DispatchTest {

    private final ReminderScene scene = new ReminderScene();

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    @Test
    void sendsEachMessageAtItsTimeOnceToWhomItIsFor() {
        scene.bought(10);
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.run();
        scene.run();
        assertThat(scene.mail.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("kim@example.com");
            assertThat(mail.sender()).isEqualTo("Harbour Practice");
            assertThat(mail.subject()).contains("Wednesday, 4 March").contains("10:00");
            assertThat(mail.html()).contains("Dr Ana Ruiz");
        });
        assertThat(scene.sms.taken()).isEmpty();

        scene.runAt(TUESDAY.minusSeconds(1));
        assertThat(scene.sms.taken()).isEmpty();
        scene.runAt(TUESDAY);
        scene.runAfter(Duration.ofHours(1));
        assertThat(scene.sms.taken()).singleElement().satisfies(sms -> {
            assertThat(sms.recipient()).isEqualTo("+61491570156");
            assertThat(sms.text())
                    .startsWith("Harbour Practice: your appointment with Dr Ana Ruiz is on ")
                    .contains("10:00");
        });
        assertThat(scene.states()).containsExactly("before:P1D sms 1 sent", "booked email 1 sent");
        assertThat(scene.posted()).isEqualTo(10 - scene.sms.taken().get(0).parts());
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void putsTheAppointmentForTheCalendarIntoAMail() {
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.run();

        assertThat(scene.mail.taken().get(0).calendar()).hasValueSatisfying(file -> {
            assertThat(file.name()).endsWith(".ics");
            assertThat(file.contentType()).startsWith("text/calendar");
            assertThat(file.text()).contains("DTSTART").contains("20260303T230000Z");
        });
    }

    @Test
    void leavesInDoubtWhatMayHaveArrivedAndItsCreditsReserved() {
        scene.bought(10);
        scene.sms.takesItAndLosesItsAnswer();
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);
        scene.runAfter(Duration.ofHours(2));

        assertThat(scene.sms.asked()).isEqualTo(1);
        assertThat(scene.states()).contains("before:P1D sms 1 in_doubt no_answer");
        assertThat(scene.posted()).isEqualTo(10);
        assertThat(scene.available()).isLessThan(10);
    }

    @Test
    void leavesInDoubtWhatACarrierFailedOver() {
        scene.bought(10);
        scene.sms.next(message -> {
            throw new IllegalStateException("a bug");
        });
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);

        assertThat(scene.states()).contains("before:P1D sms 1 in_doubt no_answer");
    }

    @Test
    void freesTheCreditsOfWhatWasRefused() {
        scene.bought(10);
        scene.sms.next(Kind.REFUSED, "21211");
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);

        assertThat(scene.states()).contains("before:P1D sms 1 failed refused");
        assertThat(scene.sees("select provider_code from reminders.messages where practice_id = {practice}"
                        + " and state = 'failed'"))
                .isEqualTo("21211");
        assertThat(scene.available()).isEqualTo(10);
    }

    @Test
    void remembersWhoOptedOutAndReservesNothingForThemAnyMore() {
        scene.bought(10);
        scene.sms.next(Kind.OPTED_OUT, "21610");
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.put(visit("b", scene.kim, WEDNESDAY.plus(Duration.ofHours(1))));

        scene.runAt(TUESDAY);
        assertThat(scene.sees(
                        "select channel || ' ' || address from reminders.opt_outs where practice_id = {practice}"))
                .isEqualTo("sms +61491570156");
        scene.runAfter(Duration.ofHours(1));

        assertThat(scene.sms.asked()).isEqualTo(1);
        assertThat(scene.states())
                .contains("before:P1D sms 1 failed opted_out", "before:P1D sms 1 cancelled opted_out");
        assertThat(scene.sees("select count(*) from credits.transfers where practice_id = {practice}"
                        + " and kind = 'pending'"))
                .isEqualTo("1");
        assertThat(scene.available()).isEqualTo(10);
    }

    @Test
    void triesAgainAfterGrowingPausesWithTheSamePayment() {
        scene.bought(10);
        scene.sms.next(Kind.LATER, "20429").next(Kind.LATER, "20429").next(Kind.LATER, "20429");
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);
        var reserved = 10 - scene.available();
        assertThat(reserved).isPositive();
        scene.runAfter(Duration.ofSeconds(4));
        assertThat(scene.sms.asked()).isEqualTo(1);
        scene.runAfter(Duration.ofSeconds(1));
        assertThat(scene.sms.asked()).isEqualTo(2);
        scene.runAfter(Duration.ofSeconds(9));
        assertThat(scene.sms.asked()).isEqualTo(2);
        scene.runAfter(Duration.ofSeconds(1));
        assertThat(scene.sms.asked()).isEqualTo(3);
        scene.runAfter(Duration.ofSeconds(20));

        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(scene.posted()).isEqualTo(10 - reserved);
        assertThat(scene.available()).isEqualTo(10 - reserved);
        assertThat(scene.sees("select count(*) from credits.transfers where practice_id = {practice}"
                        + " and kind = 'pending'"))
                .isEqualTo("1");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // what is never over is taken up again and again
    void expiresWhatWaitedTooLongAndFreesItsCredits() {
        scene.bought(10);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        for (var i = 0; i < 40; i++) {
            scene.sms.next(Kind.LATER, "20429");
        }

        scene.runAt(TUESDAY);
        scene.runAt(WEDNESDAY.minus(Duration.ofMinutes(1)));
        assertThat(scene.available()).isLessThan(10);
        scene.runAt(WEDNESDAY);

        assertThat(scene.states()).contains("before:P1D sms 1 expired");
        assertThat(scene.sms.taken()).isEmpty();
        assertThat(scene.available()).isEqualTo(10);
    }

    /** The next attempt would be after the start. */
    @Test
    void expiresWhatIsOfNoUseBeforeItsNextAttempt() {
        scene.bought(10);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.sms.next(Kind.LATER, "20429");

        scene.runAt(WEDNESDAY.minusSeconds(3));
        assertThat(scene.states()).contains("before:P1D sms 1 scheduled");
        scene.runAt(WEDNESDAY);

        assertThat(scene.sms.asked()).isEqualTo(1);
        assertThat(scene.states()).contains("before:P1D sms 1 expired");
        assertThat(scene.available()).isEqualTo(10);
    }

    @Test
    void holdsWhatNobodyPaysForUntilCreditsCome() {
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);
        scene.runAfter(Duration.ofMinutes(2));
        assertThat(scene.states()).contains("before:P1D sms 1 held no_credit");
        assertThat(scene.sms.asked()).isZero();

        scene.bought(10);
        scene.runAfter(Duration.ofMinutes(2));
        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(scene.sms.taken()).hasSize(1);
    }

    @Test
    void neverSendsUnpaidWhatIsTooLateByNow() {
        scene.put(visit("a", scene.kim, WEDNESDAY));

        scene.runAt(TUESDAY);
        scene.clock.advance(Duration.ofDays(1));
        scene.bought(10);
        scene.run();

        assertThat(scene.states()).contains("before:P1D sms 1 expired no_credit");
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.available()).isEqualTo(10);
    }
}
