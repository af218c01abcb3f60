package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.client;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.client.Client;
import dev.callside.reminders.log.TestMessages;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.twilio.TestStatuses;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that clients hear of changes to what they know, and of nothing that they never heard of. */
class DispatchKnownTest {

    /** All on a later day, at ten: the 11th, 12th and 13th of March. */
    private static final Instant FIRST = WEDNESDAY.plus(Duration.ofDays(7));

    private static final Instant SECOND = FIRST.plus(Duration.ofDays(1));
    private static final Instant THIRD = FIRST.plus(Duration.ofDays(2));

    private final ReminderScene scene = new ReminderScene();
    private final Client lee = client("lee", "+61491570157", "lee@example.com");

    DispatchKnownTest() {
        scene.bought(40);
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    private void isAt(Instant start) {
        scene.put(visit("a", scene.kim, start));
        scene.run();
    }

    private void isCancelled() {
        scene.put(visit("a", scene.kim, FIRST, VisitStatus.CANCELLED, "ana"));
        scene.run();
    }

    /** At ten in the evening, when clients hear of nothing. */
    private void itGetsNight() {
        scene.clock.advance(Duration.ofHours(13));
    }

    private void itGetsMorning() {
        scene.runAfter(Duration.ofHours(10));
    }

    private String sms() {
        assertThat(scene.sms.taken()).isNotEmpty();
        return scene.sms.taken().get(scene.sms.taken().size() - 1).text();
    }

    @Test
    void saysFromWhereItWasMovedAsFarAsTheClientKnows() {
        isAt(FIRST);
        itGetsNight();
        isAt(SECOND);
        isAt(THIRD);
        itGetsMorning();

        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(sms())
                .contains("13 March", "It was to be on Wednesday, 11 March")
                .doesNotContain("12 March");
    }

    @Test
    void saysNothingOfWhatWasMovedAndBackBeforeAnybodyHeardOfIt() {
        isAt(FIRST);
        itGetsNight();
        isAt(SECOND);
        isAt(FIRST);
        itGetsMorning();

        assertThat(scene.states()).contains("booked email 1 sent", "changed sms 2 cancelled plan");
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void tellsOfTheBookingAfterAllThatHappenedToItInTheNight() {
        itGetsNight();
        isAt(FIRST);
        isAt(SECOND);
        isAt(FIRST);
        itGetsMorning();

        assertThat(scene.states()).contains("booked email 3 sent");
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void saysThatItIsBackWhereItWasToWhomHeardOfTheMove() {
        isAt(FIRST);
        isAt(SECOND);
        isAt(FIRST);

        assertThat(scene.sms.taken()).hasSize(2);
        assertThat(sms()).contains("It is now on Wednesday, 11 March", "It was to be on Thursday, 12 March");
    }

    @Test
    void saysNothingOfACancellationThatWasTakenBackBeforeAnybodyHeardOfIt() {
        isAt(FIRST);
        itGetsNight();
        isCancelled();
        isAt(FIRST);
        itGetsMorning();

        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void saysThatItIsOnAgainToWhomHeardThatItIsCancelled() {
        isAt(FIRST);
        isCancelled();
        isAt(FIRST);

        assertThat(scene.sms.taken()).hasSize(2);
        assertThat(sms()).contains("It is now on Wednesday, 11 March").doesNotContain("It was to be");
    }

    /** What was handed over and whose answer was lost; it arrived. A person has it sent again, which waits for the morning. */
    private UUID isInDoubtAndSentAgainAtNight(String rule) {
        var its = "rule = '" + rule + "' and channel = 'sms' and practice_id = '" + scene.practice + "'";
        scene.credits.postgres.asOwner(
                "update reminders.messages set state = 'in_doubt', reason = 'no_answer', provider_id = null where "
                        + its);
        itGetsNight();
        var id = UUID.fromString(scene.sees("select id from reminders.messages where " + its));
        assertThat(new TestMessages(scene.credits).sendsAgain(id, true)).isTrue();
        scene.run();
        assertThat(scene.sms.taken()).hasSize(1);
        return id;
    }

    private void cameBack(UUID message) {
        new TestStatuses(scene.credits).hears(message, "SM-" + message, "undelivered");
    }

    private void theFirstComesBackAndTheSecondWaits(UUID message) {
        scene.sms.next(outgoing -> {
            cameBack(message);
            return Handover.of(Handover.Kind.LATER, "20429");
        });
        itGetsMorning();
    }

    /** The first copy came back while the second waited, or was handed over and had to wait. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysFromWhereItWasMovedThoughTheNewsOfThatCameBackBeforeItIsSentAgain(boolean handedOver) {
        isAt(FIRST);
        scene.mail.next(Handover.Kind.REFUSED, "550");
        isAt(SECOND);
        var id = isInDoubtAndSentAgainAtNight("changed");
        if (handedOver) {
            theFirstComesBackAndTheSecondWaits(id);
        } else {
            cameBack(id);
        }
        isAt(THIRD);
        itGetsMorning();

        assertThat(sms())
                .contains("13 March", "It was to be on Wednesday, 11 March")
                .doesNotContain("12 March");
    }

    @Test
    void saysNothingOfACancellationThatCameBackAndWasTakenBack() {
        isAt(FIRST);
        scene.mail.next(Handover.Kind.REFUSED, "550");
        isCancelled();
        theFirstComesBackAndTheSecondWaits(isInDoubtAndSentAgainAtNight("cancelled"));
        isAt(FIRST);

        assertThat(scene.states()).noneMatch(state -> state.startsWith("changed"));
        assertThat(scene.sms.taken()).hasSize(1);
    }

    @Test
    void saysThatItIsBackToWhomMayHaveHeardOfTheMoveThoughItIsSentAgain() {
        isAt(FIRST);
        isAt(SECOND);
        isInDoubtAndSentAgainAtNight("changed");
        isAt(FIRST);
        itGetsMorning();

        assertThat(scene.states()).contains("changed sms 3 sent");
        assertThat(sms()).contains("It is now on Wednesday, 11 March", "It was to be on Thursday, 12 March");
    }

    /** A person has it sent again, which waits for the morning. */
    @Test
    void saysFromWhereItWasMovedThoughWhatFailedIsSentAgain() {
        isAt(FIRST);
        scene.sms.next(Handover.Kind.REFUSED, "30007");
        scene.mail.next(Handover.Kind.REFUSED, "550");
        isAt(SECOND);
        itGetsNight();
        var failed = scene.sees("select id from reminders.messages where rule = 'changed' and channel = 'sms'"
                + " and practice_id = {practice} and state = 'failed'");
        assertThat(new TestMessages(scene.credits).sendsAgain(UUID.fromString(failed), false))
                .isTrue();
        isAt(THIRD);
        itGetsMorning();

        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(sms())
                .contains("13 March", "It was to be on Wednesday, 11 March")
                .doesNotContain("12 March");
    }

    @Test
    void saysThatItIsOnAgainToWhomMayHaveHeardThatItIsCancelledThoughThatIsSentAgain() {
        isAt(FIRST);
        scene.credits.postgres.asOwner(
                "update practice.clients set email = null where practice_id = '" + scene.practice + "'");
        isCancelled();
        isInDoubtAndSentAgainAtNight("cancelled");
        isAt(FIRST);
        itGetsMorning();

        assertThat(sms()).contains("It is now on Wednesday, 11 March").doesNotContain("It was to be");
    }

    private String appointment() {
        return scene.sees("select version || ' ' || answer from reminders.appointments where practice_id = {practice}");
    }

    @Test
    void tellsTheClientToWhomItIsGivenAllThatItToldTheOther() {
        isAt(WEDNESDAY);
        scene.runAfter(Duration.ofHours(1));
        scene.credits.postgres.asOwner("update reminders.appointments set answer = 'yes', answered_at = now()"
                + " where practice_id = '" + scene.practice + "'");

        scene.put(visit("a", lee, WEDNESDAY));
        assertThat(appointment()).isEqualTo("2 none");
        scene.run();
        scene.runAt(TUESDAY);

        assertThat(scene.states())
                .containsExactly(
                        "before:P1D sms 1 cancelled plan",
                        "booked email 1 sent",
                        "before:P1D sms 2 sent",
                        "booked email 2 sent");
        assertThat(scene.mail.taken())
                .extracting(Outgoing::recipient)
                .containsExactly("kim@example.com", "lee@example.com");
        assertThat(scene.sms.taken()).extracting(Outgoing::recipient).containsExactly("+61491570157");
    }

    /** What they were told of the move was told to somebody else. */
    @Test
    void tellsTheClientToWhomAMovedOneIsGivenOfNoMove() {
        isAt(FIRST);
        isAt(SECOND);

        scene.put(visit("a", lee, SECOND));
        scene.run();

        assertThat(scene.states())
                .contains("booked email 3 sent")
                .noneMatch(state -> state.startsWith("changed sms 3"));
    }
}
