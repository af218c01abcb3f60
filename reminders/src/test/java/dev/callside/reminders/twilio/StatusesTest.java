package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what Twilio says of a message moves it on and never back, and that it is paid for once. */
class StatusesTest {

    private final CallScene scene = new CallScene();
    private final String sid = CallScene.sid();

    private void hears(UUID message, String status) {
        scene.statuses.take(scene.credits.id, message, sid, status, "");
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, sent",
        "delivered, undelivered",
        "delivered, queued",
        "failed, sent",
        "undelivered, delivered",
    })
    void aLateWordTakesNothingBack(String last, String late) {
        var message = scene.sent(sid);
        hears(message, last);
        var state = scene.state(message);
        assertThat(state).isNotEqualTo("sent");

        hears(message, late);

        assertThat(scene.state(message)).isEqualTo(state);
    }

    /** Twilio has it: what it has said once, twice or of what was in doubt costs one credit. */
    @ParameterizedTest
    @ValueSource(strings = {"sending", "in_doubt"})
    void isPaidForOnceWhateverIsHeardOfIt(String before) {
        var message = scene.message(scene.appointment, before, "");
        assertThat(scene.reserved()).isEqualTo(1);

        hears(message, "sent");
        hears(message, "sent");
        hears(message, "delivered");
        hears(message, "delivered");

        assertThat(scene.state(message)).isEqualTo("delivered");
        assertThat(scene.spent()).isEqualTo(1);
        assertThat(scene.reserved()).isZero();
    }

    @Test
    void isBelievedOfTheMessageThatTwilioHasUnderThatIdOnly() {
        var message = scene.sent(CallScene.sid());

        hears(message, "delivered");

        assertThat(scene.state(message)).isEqualTo("sent");
    }

    @Test
    void isNothingToAnotherPractice() {
        var message = scene.sent(sid);

        scene.statuses.take(new PracticeId(UUID.randomUUID()), message, sid, "delivered", "");

        assertThat(scene.state(message)).isEqualTo("sent");
    }

    @ParameterizedTest
    @CsvSource({
        "undelivered, 30007, 30007",
        "failed, 30003, 30003",
        "undelivered, 30034, other",
        "undelivered, '', other"
    })
    void whatComesBackIsCountedOnceByItsCode(String status, String code, String counted) {
        var message = scene.sent(sid);

        scene.statuses.take(scene.credits.id, message, sid, status, code);
        scene.statuses.take(scene.credits.id, message, sid, status, code);

        Undelivered.CODES.forEach(
                each -> assertThat(scene.undelivered.of(each)).as(each).isEqualTo(each.equals(counted) ? 1 : 0));
    }

    @Test
    void whatArrivesIsNotCountedAsUndelivered() {
        hears(scene.sent(sid), "delivered");

        assertThat(Undelivered.CODES).allMatch(code -> scene.undelivered.of(code) == 0);
    }

    @Test
    void wordsThatNobodyKnowsChangeNothing() {
        var message = scene.sent(sid);

        hears(message, "teleported");

        assertThat(scene.state(message)).isEqualTo("sent");
    }
}
