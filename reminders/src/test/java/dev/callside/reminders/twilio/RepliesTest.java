package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    void aNumberThatNothingWasSentToAnswersNothing() {
        says(CallScene.sid(), "STOP");

        assertThat(scene.credits.sees("select count(*) from reminders.replies where sender = '" + scene.number + "'"))
                .isEqualTo("0");
    }
}
