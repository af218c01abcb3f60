package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.reminders.dispatch.FakeTwilio;
import dev.callside.reminders.dispatch.TwilioLookup;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what a client sent counts also where Twilio could not tell of it, once, and not after what they said since. */
class InboxTest {

    private final CallScene scene = new CallScene();
    private final FakeTwilio twilio = new FakeTwilio(scene.credits.clock);
    private final Inbox inbox = inbox(scene.replies);

    private Inbox inbox(Replies replies) {
        return new Inbox(
                scene.credits.database,
                new InboxStore(scene.credits.database.unit("reminders")),
                new TwilioLookup(twilio.account()),
                replies,
                twilio.account(),
                scene.credits.clock);
    }

    @BeforeEach
    void hasReadAllUpToNow() {
        scene.credits.postgres.asOwner("delete from reminders.inboxes");
        inbox.run();
        scene.sent(CallScene.sid());
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    private void after(Duration time) {
        scene.credits.clock.advance(time);
        inbox.run();
    }

    @Test
    void takesInWhatNobodyWasToldOf() {
        twilio.hasReceived(CallScene.sid(), scene.number, "yes");

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
        assertThat(scene.credits.sees("select count(*) from reminders.replies where practice_id = {practice}"))
                .isEqualTo("1");
    }

    @Test
    void takesInNothingTwice() {
        var stop = CallScene.sid();
        twilio.hasReceived(stop, scene.number, "STOP");
        scene.replies.take(stop, scene.number, "STOP", "STOP");
        scene.credits.clock.advance(Duration.ofMinutes(1));
        scene.replies.take(CallScene.sid(), scene.number, "START", "START");

        after(Duration.ofMinutes(1));
        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isFalse();
    }

    @Test
    void doesNotUndoWhatTheirSenderHasSaidSince() {
        twilio.hasReceived(CallScene.sid(), scene.number, "STOP");
        scene.credits.clock.advance(Duration.ofMinutes(1));
        scene.replies.take(CallScene.sid(), scene.number, "START", "START");

        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isFalse();
        assertThat(scene.credits.sees("select count(*) from reminders.replies where practice_id = {practice}"))
                .isEqualTo("2");
    }

    /** A word that Twilio does not know: it told of it like of every other. */
    @ParameterizedTest
    @ValueSource(strings = {"Hello?", "yes", "no", "HELP"})
    void aStopHoldsWhateverElseItsSenderHasSaidSince(String since) {
        twilio.hasReceived(CallScene.sid(), scene.number, "HÆTTA");
        scene.credits.clock.advance(Duration.ofSeconds(40));
        scene.replies.take(CallScene.sid(), scene.number, since, "");

        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isTrue();
    }

    @Test
    void aStartThatWasMissedLiftsNoStopThatCameRightAfterIt() {
        scene.replies.take(CallScene.sid(), scene.number, "STOP", "STOP");
        scene.credits.clock.advance(Duration.ofMinutes(1));
        twilio.hasReceived(CallScene.sid(), scene.number, "START");
        scene.credits.clock.advance(Duration.ofSeconds(5));
        scene.replies.take(CallScene.sid(), scene.number, "STOP", "STOP");

        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isTrue();
    }

    /** Ours is behind Twilio's, or a call of its was slow: what counts is when they were sent. */
    @Test
    void theOrderIsThatOfTwiliosClock() {
        var start = CallScene.sid();
        scene.replies.take(start, scene.number, "START", "START");
        scene.credits.clock.advance(Duration.ofSeconds(5));
        twilio.hasReceived(CallScene.sid(), scene.number, "STOP");
        scene.credits.clock.advance(Duration.ofSeconds(5));
        twilio.hasReceived(start, scene.number, "START");

        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isFalse();
    }

    @Test
    void aYesThatWasMissedCountsAlsoWhereAStopWasHeardSince() {
        twilio.hasReceived(CallScene.sid(), scene.number, "yes");
        scene.credits.clock.advance(Duration.ofSeconds(40));
        scene.replies.take(CallScene.sid(), scene.number, "STOP", "STOP");

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
        assertThat(scene.optedOut()).isTrue();
    }

    @Test
    void aNoThatWasMissedUndoesNoYesThatWasHeardSince() {
        twilio.hasReceived(CallScene.sid(), scene.number, "no");
        scene.credits.clock.advance(Duration.ofSeconds(40));
        scene.replies.take(CallScene.sid(), scene.number, "yes", "");

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
    }

    /** We heard the first late, so that by our clock it came last. */
    @Test
    void aYesThatWasMissedCountsAfterANoThatWasSentBeforeIt() {
        var no = CallScene.sid();
        twilio.hasReceived(no, scene.number, "no");
        scene.credits.clock.advance(Duration.ofSeconds(30));
        twilio.hasReceived(CallScene.sid(), scene.number, "yes");
        scene.credits.clock.advance(Duration.ofSeconds(30));
        scene.replies.take(no, scene.number, "no", "");

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
    }

    /** The two visits are different ones of the same client. */
    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void isNoAnswerToAMessageThatWasSentAfterIt(String answer) {
        twilio.hasReceived(CallScene.sid(), scene.number, answer);
        scene.credits.clock.advance(Duration.ofSeconds(10));
        var next = scene.appointment(scene.credits.clock.instant().plus(Duration.ofDays(8)));
        scene.sent(next, "before:P1D", CallScene.sid());

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(scene.appointment)).isEqualTo(answer);
        assertThat(scene.answer(next)).isEqualTo("none");
    }

    /** Whoever answers at once does so in the second of the hand-over, whose fraction Twilio's list leaves out. */
    @Test
    void isAnAnswerToTheMessageOfTheSameSecond() {
        scene.credits.clock.advance(Duration.ofMillis(900));
        var next = scene.appointment(scene.credits.clock.instant().plus(Duration.ofDays(8)));
        scene.sent(next, "before:P1D", CallScene.sid());
        twilio.hasReceived(CallScene.sid(), scene.number, "yes");

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(next)).isEqualTo("yes");
    }

    /** PostgreSQL keeps no such text. */
    @Test
    void oneThatCannotBeTakenInIsNotInTheWayOfTheOthers() {
        twilio.hasReceived(CallScene.sid(), scene.number, "What\0?");
        scene.credits.clock.advance(Duration.ofSeconds(5));
        twilio.hasReceived(CallScene.sid(), scene.number, "STOP");

        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isTrue();
        assertThat(readTo()).isEqualTo(scene.credits.clock.instant());
    }

    private Instant readTo() {
        return Instant.parse(
                scene.credits.sees("select to_char(read_to at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from reminders.inboxes"));
    }

    /** A deadlock, or a node that is not upgraded yet: that passes. */
    @Test
    void aStopThatCouldNotBeTakenInIsReadAgainHoweverOldItIs() {
        twilio.hasReceived(CallScene.sid(), scene.number, "STOP");
        twilio.losesItsAnswers(true);
        after(Duration.ofHours(3));
        twilio.isBack();
        scene.credits.postgres.asOwner("revoke insert on reminders.opt_outs from callside_worker");
        try {
            after(Duration.ofMinutes(1));
        } finally {
            scene.credits.postgres.asOwner("grant insert on reminders.opt_outs to callside_worker");
        }
        assertThat(scene.optedOut()).isFalse();

        after(Duration.ofHours(1));

        assertThat(scene.optedOut()).isTrue();
        assertThat(readTo()).isEqualTo(scene.credits.clock.instant());
    }

    @Test
    void nothingIsReadWhileTheDatabaseIsAway() {
        var before = readTo();
        twilio.hasReceived(CallScene.sid(), scene.number, "STOP");
        var gone = new IllegalStateException(new SQLException("the server is going down", "57P01"));
        var replies =
                new Replies(
                        scene.credits.database,
                        new ReplyStore(scene.credits.database.unit("reminders")),
                        scene.news,
                        scene.credits.clock) {
                    @Override
                    void missed(String sid, String from, String body, Instant at) {
                        throw gone;
                    }
                };
        scene.credits.clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> inbox(replies).run()).isSameAs(gone);

        assertThat(readTo()).isEqualTo(before);
        after(Duration.ofMinutes(10));
        assertThat(scene.optedOut()).isTrue();
    }

    @Test
    void keepsTheOrderOfSeveral() {
        twilio.hasReceived(CallScene.sid(), scene.number, "no");
        scene.credits.clock.advance(Duration.ofMinutes(1));
        twilio.hasReceived(CallScene.sid(), scene.number, "yes");

        after(Duration.ofMinutes(1));

        assertThat(scene.answer(scene.appointment)).isEqualTo("yes");
    }

    @Test
    void catchesUpWhenTwilioIsBack() {
        twilio.hasReceived(CallScene.sid(), scene.number, "STOP");
        twilio.losesItsAnswers(true);
        after(Duration.ofHours(3));
        assertThat(scene.optedOut()).isFalse();
        twilio.isBack();

        after(Duration.ofMinutes(1));

        assertThat(scene.optedOut()).isTrue();
    }
}
