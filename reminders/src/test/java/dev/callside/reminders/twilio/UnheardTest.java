package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.dispatch.FakeTwilio;
import dev.callside.reminders.dispatch.TwilioLookup;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that what became of an SMS is found out also where Twilio could not tell, and that asking for it ends. */
class UnheardTest {

    private final CallScene scene = new CallScene();
    private final FakeTwilio twilio = new FakeTwilio(scene.credits.clock);
    private final Unheard unheard = new Unheard(
            scene.credits.database,
            new UnheardStore(scene.credits.database.unit("reminders")),
            new TwilioLookup(twilio.account()),
            scene.statuses,
            scene.credits.clock);
    private final String sid = CallScene.sid();
    private UUID message;

    /** All practices are asked for: what other tests have left is none of this one's. */
    @BeforeEach
    void anSmsIsSent() {
        scene.credits.postgres.asOwner("update reminders.messages set asked = 5 where state = 'sent'");
        message = scene.sent(sid);
        twilio.says(sid, "sent", "");
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    private void after(Duration time) {
        scene.credits.clock.advance(time);
        unheard.run();
    }

    private String its(String column) {
        return scene.credits.sees("select " + column
                + " from reminders.messages where practice_id = {practice} and id = '" + message + "'");
    }

    @ParameterizedTest
    @CsvSource({"delivered, '', delivered, ''", "undelivered, 30003, failed, undelivered"})
    void findsOutWhatBecameOfIt(String status, String code, String state, String reason) {
        twilio.says(sid, status, code);
        after(Duration.ofMinutes(4));
        assertThat(twilio.read()).isEmpty();

        after(Duration.ofMinutes(2));

        assertThat(its("state || ' ' || reason || ' ' || coalesce(provider_code, '')"))
                .isEqualTo(state + " " + reason + " " + code);
        assertThat(scene.spent()).isEqualTo(1);
        after(Duration.ofHours(2));
        assertThat(twilio.read()).containsExactly(sid);
    }

    @Test
    void asksAfterLongerAndLongerPausesAndNoMoreInTheEnd() {
        for (var minutes : new int[] {6, 1, 15, 1, 40, 1, 3 * 60, 1, 7 * 60}) {
            after(Duration.ofMinutes(minutes));
            unheard.run();
        }
        assertThat(twilio.read()).hasSize(5);
        assertThat(its("state || ' ' || reason")).isEqualTo("sent nothing_heard");

        after(Duration.ofHours(5));
        assertThat(twilio.read()).hasSize(5);
    }

    @Test
    void hearsALateWordAllTheSame() {
        after(Duration.ofHours(12));
        for (var i = 0; i < 4; i++) {
            unheard.run();
        }
        assertThat(its("reason")).isEqualTo("nothing_heard");

        scene.statuses.take(scene.credits.id, message, sid, "delivered", "");

        assertThat(its("state || ' ' || reason")).isEqualTo("delivered ");
    }

    @Test
    void losesNoTurnWhileTwilioIsAway() {
        twilio.losesItsAnswers(true);
        after(Duration.ofMinutes(6));
        unheard.run();
        assertThat(its("asked")).isEqualTo("0");

        twilio.isBack();
        twilio.says(sid, "delivered", "");
        unheard.run();

        assertThat(its("state")).isEqualTo("delivered");
    }

    @Test
    void changesNothingWhereTwilioHasItNoMore() {
        scene.credits.postgres.asOwner(
                "update reminders.messages set provider_id = 'SMgone' where id = '" + message + "'");

        after(Duration.ofMinutes(6));

        assertThat(twilio.read()).containsExactly("SMgone");
        assertThat(its("state")).isEqualTo("sent");
    }
}
