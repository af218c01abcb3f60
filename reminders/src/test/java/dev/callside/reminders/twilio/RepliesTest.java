package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.log.TestMessages;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that each answer of a client's counts once, for what it can be an answer to. */
class RepliesTest {

    private final CallScene scene = new CallScene();

    private void says(String sid, String text) {
        scene.replies.take(sid, scene.number, text, "");
    }

    @Test
    void aStopThatComesAgainDoesNotUndoTheStartThatCameAfterIt() {
        scene.sent(CallScene.sid());
        var stop = CallScene.sid();
        says(stop, "STOP");
        assertThat(scene.optedOut()).isTrue();
        says(CallScene.sid(), "START");
        assertThat(scene.optedOut()).isFalse();

        says(stop, "STOP");

        assertThat(scene.optedOut()).isFalse();
        assertThat(scene.credits.sees("select count(*) from reminders.replies where practice_id = {practice}"))
                .isEqualTo("2");
    }

    @Test
    void aYesThatComesAgainDoesNotUndoTheNoThatCameAfterIt() {
        scene.sent(CallScene.sid());
        var yes = CallScene.sid();
        says(yes, "yes");
        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
        says(CallScene.sid(), "no");

        says(yes, "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("no");
    }

    /** The clock of the node that sent it is ahead, or was: that of a demo was moved, and is back. */
    @Test
    void isAnAnswerToWhatWasSentBeforeWhateverTheClockSaysByNow() {
        scene.credits.clock.advance(Duration.ofHours(20));
        scene.sent(CallScene.sid());
        scene.credits.clock.advance(Duration.ofHours(-20));

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
        assertThat(scene.credits.sees("select count(*) from reminders.replies where practice_id = {practice}"))
                .isEqualTo("1");
    }

    @Test
    void isTheLastAnswerWhateverTheClockSaidBefore() {
        scene.sent(CallScene.sid());
        scene.credits.clock.advance(Duration.ofHours(20));
        says(CallScene.sid(), "yes");
        scene.credits.clock.advance(Duration.ofHours(-20));

        says(CallScene.sid(), "no");

        assertThat(scene.answer(scene.appointment)).isEqualTo("no");
    }

    @Test
    void saysNothingOfAnAppointmentThatIsOver() {
        scene.sent(CallScene.sid());
        scene.credits.clock.advance(Duration.ofDays(2));

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("none");
    }

    @Test
    void whateverElseIsSaidAsksForAttention() {
        scene.sent(CallScene.sid());

        says(CallScene.sid(), "Can I bring my dog?");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
        assertThat(scene.optedOut()).isFalse();
    }

    @Test
    void whatIsSaidAfterAReplyThatWasReadIsStillToBeRead() {
        scene.sent(CallScene.sid());
        says(CallScene.sid(), "Can I bring my dog?");
        scene.credits.postgres.asOwner(
                "update reminders.appointments set answer_read_at = now() where id = '" + scene.appointment + "'");

        says(CallScene.sid(), "And my cat?");

        assertThat(scene.credits.sees(
                        "select answer_read_at from reminders.appointments where id = '" + scene.appointment + "'"))
                .isNull();
    }

    /** Who comes every week was asked for tomorrow, and then to pay for the last time. */
    private void isRemindedOfAPaymentToo() {
        scene.sent(CallScene.sid());
        scene.sent(
                scene.appointment(scene.credits.clock.instant().minus(Duration.ofDays(6))),
                "unpaid:P7D",
                CallScene.sid());
    }

    @Test
    void aYesAfterAReminderOfAPaymentConfirmsTheVisitAhead() {
        isRemindedOfAPaymentToo();

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
        assertThat(scene.credits.sees("select rule from reminders.replies r join reminders.messages m"
                        + " on m.practice_id = r.practice_id and m.id = r.message_id where r.practice_id = {practice}"))
                .isEqualTo("before:P1D");
    }

    @Test
    void aNoAfterAReminderOfAPaymentDeclinesNothingAndAsksForAttention() {
        isRemindedOfAPaymentToo();

        says(CallScene.sid(), "no");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
    }

    /** A call may begin before its appointment does. */
    @Test
    void aNoToAReminderOfTheVisitsOwnPaymentAsksForAttention() {
        scene.sent(CallScene.sid());
        scene.sent(scene.appointment, "unpaid:PT1H", CallScene.sid());

        says(CallScene.sid(), "no");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
    }

    /** The new time, which nobody has told the client yet: it is night. */
    private void isMoved() {
        scene.credits.postgres.asOwner("update reminders.appointments set version = version + 1,"
                + " start_at = start_at + interval '1 d', end_at = end_at + interval '1 d' where id = '"
                + scene.appointment + "'");
    }

    @Test
    void aYesToTheTimeOfBeforeDoesNotConfirmTheNewOneAndAsksForAttention() {
        scene.sent(CallScene.sid());
        isMoved();

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
    }

    @Test
    void aNoToTheTimeOfBeforeDoesNotDeclineTheNewOneAndAsksForAttention() {
        scene.sent(CallScene.sid());
        isMoved();

        says(CallScene.sid(), "no");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
    }

    @Test
    void aYesOfWhoHadTheAppointmentBeforeAsksForAttention() {
        scene.sent(CallScene.sid());
        scene.credits.postgres.asOwner(
                "update practice.clients set phone = '+61400000001' where id = '" + scene.appointment + "'");

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
    }

    /** It says that it will be paid. */
    @Test
    void aYesToAReminderOfAPaymentAloneConfirmsNothingAndAsksForAttention() {
        scene.sent(scene.appointment, "unpaid:PT1H", CallScene.sid());

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("attention");
    }

    @Test
    void anOkToACancellationConfirmsNoOtherVisit() {
        scene.sent(CallScene.sid());
        var cancelled = scene.appointment(scene.credits.clock.instant().plus(Duration.ofDays(3)));
        scene.credits.postgres.asOwner(
                "update reminders.appointments set status = 'cancelled', cancelled_at = now() where id = '" + cancelled
                        + "'");
        scene.sent(cancelled, "cancelled", CallScene.sid());

        says(CallScene.sid(), "OK");

        assertThat(scene.answer(scene.appointment)).isEqualTo("none");
        assertThat(scene.answer(cancelled)).isEqualTo("none");
    }

    /** As when a person sends again what was in doubt, and nothing else was sent to that number. */
    private UUID isSentAgain() {
        var message = scene.message(scene.appointment, "in_doubt", "");
        new TestMessages(scene.credits).sendsAgain(message, true);
        assertThat(scene.state(message)).isEqualTo("scheduled");
        return message;
    }

    @Test
    void aYesToACopyThatIsSentAgainConfirmsTheVisit() {
        isSentAgain();

        says(CallScene.sid(), "yes");

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
    }

    @Test
    void aStopToACopyThatIsSentAgainCounts() {
        isSentAgain();

        says(CallScene.sid(), "STOP");

        assertThat(scene.optedOut()).isTrue();
    }

    @Test
    void aNumberThatNothingWasSentToAnswersNothingButMayStop() {
        var stop = CallScene.sid();
        says(stop, "STOP");

        assertThat(scene.credits.sees("select count(*) from reminders.replies where sender = '" + scene.number + "'"))
                .isEqualTo("0");
        assertThat(scene.optedOut()).isTrue();

        says(CallScene.sid(), "START");
        says(stop, "STOP");
        assertThat(scene.optedOut()).isFalse();
    }
}
