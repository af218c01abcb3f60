package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.THREADS;
import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.price.RatesReader;
import dev.callside.credits.spend.TestSpending;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.log.TestMessages;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.WithoutCredit;
import dev.callside.reminders.twilio.TestStatuses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a copy which may have arrived is in doubt until its own word comes, whatever becomes of the copy after it. */
class CopiesTest {

    private static final long BOUGHT = 20;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ReminderScene scene = new ReminderScene();
    private final String first = "SM-first" + UUID.randomUUID();
    private final String second = "SM-second" + UUID.randomUUID();
    private final TestStatuses statuses = new TestStatuses(scene.credits);
    private final TestMessages messages = new TestMessages(scene.credits);
    private UUID message;

    @BeforeEach
    void aCopyIsInDoubtAndAnotherIsToGo() {
        scene.bought(BOUGHT);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.sms.takesItAndLosesItsAnswer();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        anotherNode().run(THREADS);
        message = UUID.fromString(scene.sees("select id from reminders.messages where practice_id = {practice}"
                + " and rule = 'before:P1D' and version = 1"));
        assertThat(its("state")).isEqualTo("in_doubt");
        scene.clock.advance(MOMENT);
        assertThat(messages.sendsAgain(message, true)).isTrue();
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    /** For which all carriers are up. */
    private Dispatcher anotherNode() {
        return scene.dispatcher(scene.database, scene.sms, scene.mail);
    }

    private String its(String column) {
        return scene.sees("select " + column + " from reminders.messages where id = '" + message + "'");
    }

    private void hears(String sid, String status) {
        statuses.hears(message, sid, status);
    }

    private Handover accepts(Outgoing outgoing) {
        scene.sms.accept(outgoing);
        return Handover.accepted(second);
    }

    private void assertPaidOnce() {
        assertThat(scene.posted()).isEqualTo(BOUGHT - Long.parseLong(its("credits")));
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    private void assertTheFirstIsInDoubt() {
        assertThat(its("state || ' ' || reason")).isEqualTo("in_doubt no_answer");
        assertThat(its("handed_over_at = handed_over_before")).isEqualTo("t");
    }

    private void assertTheFirstIsInDoubtAndPaidWhenItArrived() {
        assertTheFirstIsInDoubt();
        hears(first, "delivered");
        assertThat(its("state")).isEqualTo("delivered");
        assertPaidOnce();
    }

    @Test
    void isNotSentByWhoeverClaimedItBeforeAPersonTookItBack() {
        var stop = Stop.once();
        var slow = new FakeCarrier(Channel.SMS);
        slow.turns(1, few -> {
            stop.here();
            return Duration.ZERO;
        });
        var stalled = scene.dispatcher(scene.database, slow, scene.mail);
        var running = Gate.start(() -> {
            stalled.run(THREADS);
            return true;
        });
        stop.awaitReached();
        scene.clock.advance(Dispatcher.LEASE.plus(MOMENT));
        scene.dispatcher.sweep();
        assertThat(messages.cancels(message)).isTrue();
        scene.clock.advance(Duration.ofDays(2));

        stop.goOn();

        assertThat(Gate.result(running)).isTrue();
        assertThat(slow.asked()).isZero();
        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void isInDoubtAgainAlsoIfThatIsWrittenTwice() {
        scene.sms.next(Handover.Kind.REFUSED, "21211");
        var sending = scene.dispatcher(Databases.losingTheAnswer(scene.database, 3), scene.sms, scene.mail);

        sending.run(THREADS);

        assertThat(scene.sms.asked()).isEqualTo(2);
        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    private void itsTextHasGotLonger() {
        scene.credits.postgres.asOwner("update reminders.appointments set practitioner_name = repeat('x', 200)"
                + " where practice_id = '" + scene.practice + "'");
    }

    private void whatWasReservedForTheFirstRanOut() {
        scene.credits.settle(UUID.fromString(its("payment_id")), false);
    }

    @Test
    void isPaidByWhatWasReservedForTheFirstAlsoWhereItCostsMoreByNow() {
        var credits = its("credits");
        var payment = its("payment_id");
        itsTextHasGotLonger();
        scene.sms.next(this::accepts);

        scene.run();

        assertThat(its("state")).isEqualTo("sent");
        assertThat(its("credits || ' ' || payment_id")).isEqualTo(credits + " " + payment);
        assertThat(Integer.parseInt(its("parts"))).isGreaterThan(Integer.parseInt(credits));
        assertPaidOnce();
        hears(second, "delivered");
        assertThat(its("state")).isEqualTo("delivered");
        assertPaidOnce();
    }

    @Test
    void isPaidByWhatWasReservedForTheFirstAlsoWhereItCostsNothingByNow(@TempDir Path folder) throws IOException {
        var rates = Files.writeString(folder.resolve("rates.csv"), "country,channel,credits\n*,sms,5\n*,email,1\n");
        var dearer =
                new TestSpending(scene.database, scene.credits.all, scene.clock, RatesReader.file(rates.toString()));
        anotherNode().run(THREADS);
        scene.put(visit("b", scene.kim, WEDNESDAY.plus(Duration.ofDays(7))));
        scene.mail.takesItAndLosesItsAnswer();
        var paid = scene.posted();
        scene.dispatcher(scene.database, dearer, scene.sms, scene.mail).run(THREADS);
        message = UUID.fromString(
                scene.sees("select id from reminders.messages where practice_id = {practice} and state = 'in_doubt'"));
        assertThat(its("credits")).isEqualTo("1");
        assertThat(messages.sendsAgain(message, true)).isTrue();

        anotherNode().run(THREADS);

        assertThat(its("state || ' ' || credits")).isEqualTo("sent 1");
        assertThat(scene.posted()).isEqualTo(paid - 1);
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    /** It must not go unpaid because there was something once. */
    @Test
    void isPaidAnewWhereWhatWasReservedForTheFirstRanOut() {
        itsTextHasGotLonger();
        whatWasReservedForTheFirstRanOut();
        scene.sms.next(this::accepts);
        scene.run();
        scene.runAfter(MOMENT);

        assertThat(its("state")).isEqualTo("sent");
        assertThat(its("credits")).isEqualTo(its("parts"));
        assertPaidOnce();
    }

    /** What was reserved for the first ran out, and there is no more. */
    private void isHeld() {
        whatWasReservedForTheFirstRanOut();
        assertThat(scene.credits
                        .spend(scene.credits.sms(null, (int) scene.available()))
                        .ok())
                .isTrue();
        scene.run();
        scene.runAfter(MOMENT);
    }

    @Test
    void isInDoubtAgainWhenNoCreditsCameForTheSecondInTime() {
        isHeld();
        assertThat(its("state")).isEqualTo("held");

        scene.runAfter(Duration.ofDays(2));

        assertTheFirstIsInDoubt();
        hears(first, "delivered");
        assertThat(its("state")).isEqualTo("delivered");
    }

    @Test
    void isInDoubtAgainWhenAnEmailGoesInPlaceOfTheSecond() {
        scene.prefers(
                scene.credits.group,
                new Preferences(
                        List.of(Rule.before(Offset.ofDays(1), Channel.SMS)),
                        Preferences.defaults().times(),
                        WithoutCredit.EMAIL));

        isHeld();
        scene.runAfter(MOMENT);

        assertThat(scene.states()).contains("before:P1D email 1 sent");
        assertTheFirstIsInDoubt();
        hears(first, "delivered");
        assertThat(its("state")).isEqualTo("delivered");
    }

    /** Nobody is told of the same thing a third time because the first copy came back. */
    @ParameterizedTest
    @CsvSource({"sent, delivered, delivered", "undelivered, delivered, delivered", "undelivered, undelivered, failed"})
    void isWhatBecameOfTheSecondWhereAWordOfTheFirstComesWhileThatIsHandedOver(
            String ofFirst, String ofSecond, String state) {
        scene.sms.next(outgoing -> {
            hears(first, ofFirst);
            return accepts(outgoing);
        });

        scene.run();

        assertThat(its("state || ' ' || provider_id")).isEqualTo("sent " + second);
        assertPaidOnce();
        hears(first, "undelivered");
        assertThat(its("state")).isEqualTo("sent");
        hears(second, ofSecond);
        assertThat(its("state")).isEqualTo(state);
        assertPaidOnce();
    }

    /** Whoever sends it again wanted that it arrives; it is on its way. */
    @ParameterizedTest
    @CsvSource({"LATER, 20429", "REFUSED, 21211", "OPTED_OUT, 21610"})
    void isTheFirstThatWasTakenWhereTheSecondIsNot(Handover.Kind kind, String code) {
        scene.sms.next(outgoing -> {
            hears(first, "sent");
            return Handover.of(kind, code);
        });

        scene.run();
        scene.runAfter(Duration.ofHours(1));

        assertThat(its("concat_ws(' ', state, reason, provider_id, provider_code)"))
                .isEqualTo("sent  " + first);
        assertThat(its("handed_over_at = handed_over_before")).isEqualTo("t");
        assertThat(scene.sms.asked()).isEqualTo(2);
        assertPaidOnce();
        hears(first, "undelivered");
        assertThat(its("state || ' ' || reason")).isEqualTo("failed undelivered");
        assertPaidOnce();
    }

    /** In whichever order the answer and the word come. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isSentWhereOneWasTakenAndOfTheOtherNobodyKnows(boolean before) {
        scene.sms.next(outgoing -> {
            if (before) {
                hears(first, "sent");
            }
            return Handover.of(Handover.Kind.UNKNOWN, "");
        });
        scene.run();
        if (!before) {
            hears(first, "sent");
        }

        assertThat(its("concat_ws(' ', state, reason, provider_id)")).isEqualTo("sent  " + first);
        assertPaidOnce();
        hears(first, "undelivered");
        assertThat(its("state || ' ' || reason")).isEqualTo("in_doubt no_answer");
        hears(second, "delivered");
        assertThat(its("state")).isEqualTo("delivered");
        assertPaidOnce();
    }

    @Test
    void isTheFirstThatWasTakenWhereTheSecondComesBackBeforeItsAnswerIsThere() {
        scene.sms.next(outgoing -> {
            hears(first, "sent");
            hears(second, "undelivered");
            return accepts(outgoing);
        });

        scene.run();

        assertThat(its("concat_ws(' ', state, reason, provider_id)")).isEqualTo("sent  " + first);
        hears(first, "delivered");
        assertThat(its("state")).isEqualTo("delivered");
        assertPaidOnce();
    }

    @Test
    void goesNoThirdTimeWhereItsDispatcherIsGoneAndItsAnswerComesLate() {
        scene.sms.next(outgoing -> {
            hears(first, "sent");
            scene.clock.advance(Dispatcher.LEASE.plus(MOMENT));
            scene.dispatcher.sweep();
            return Handover.of(Handover.Kind.LATER, "20429");
        });

        scene.run();
        scene.runAfter(Duration.ofHours(1));

        assertThat(scene.sms.asked()).isEqualTo(2);
        assertThat(its("state || ' ' || provider_id")).isEqualTo("sent " + first);
        assertPaidOnce();
    }

    @Test
    void arrivedWhereTheFirstDidWhileTheSecondIsHandedOver() {
        scene.sms.next(outgoing -> {
            hears(first, "delivered");
            return accepts(outgoing);
        });

        scene.run();

        assertThat(its("state")).isEqualTo("delivered");
        assertPaidOnce();
    }

    @Test
    void isInDoubtAgainWhenTheSecondComesBackBeforeItsAnswerIsThere() {
        scene.sms.next(outgoing -> {
            hears(second, "undelivered");
            return accepts(outgoing);
        });

        scene.run();

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void isInDoubtAgainWhenTheSecondComesBack() {
        scene.sms.next(this::accepts);
        scene.run();

        hears(second, "undelivered");

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void hasSurelyNotArrivedWhenBothCameBack() {
        scene.sms.takesItAndLosesItsAnswer();
        scene.run();
        assertThat(its("state")).isEqualTo("in_doubt");

        hears(first, "undelivered");
        assertThat(its("state")).isEqualTo("in_doubt");
        hears(first, "undelivered");
        assertThat(its("state")).isEqualTo("in_doubt");
        hears(second, "undelivered");

        assertThat(its("state || ' ' || reason")).isEqualTo("failed undelivered");
        assertPaidOnce();
    }

    @Test
    void isNotFoundAsTheCopyThatCameBack() {
        scene.sms.takesItAndLosesItsAnswer();
        scene.run();
        try (var twilio = new FakeTwilio(scene.clock)) {
            twilio.hasTaken(its("recipient"), its("body"));
            hears(twilio.taken().get(0).sid(), "undelivered");
            scene.clock.advance(Duration.ofSeconds(21));

            lookUp(twilio);

            assertThat(twilio.listed()).isEqualTo(1);
        }
        assertTheFirstIsInDoubt();
    }

    @Test
    void isFoundBesideTheCopyThatCameBack() {
        scene.sms.takesItAndLosesItsAnswer();
        scene.run();
        try (var twilio = new FakeTwilio(scene.clock)) {
            twilio.hasTaken(its("recipient"), its("body"));
            twilio.hasTaken(its("recipient"), its("body"));
            hears(twilio.taken().get(0).sid(), "undelivered");
            scene.clock.advance(Duration.ofSeconds(21));

            lookUp(twilio);

            assertThat(its("state")).isEqualTo("sent");
            assertThat(its("provider_id")).isEqualTo(twilio.taken().get(1).sid());
        }
    }

    private void lookUp(FakeTwilio twilio) {
        new Doubts(
                        scene.database,
                        new DoubtStore(scene.database.unit("reminders")),
                        new TwilioLookup(twilio.account()),
                        scene.credits.pay.settlements,
                        scene.clock)
                .run();
    }

    @Test
    void hasSurelyNotArrivedWhenTheFirstCameBackAndTheSecondIsRefused() {
        scene.sms.next(outgoing -> {
            hears(first, "undelivered");
            return Handover.of(Handover.Kind.REFUSED, "21211");
        });

        scene.run();

        assertThat(its("state || ' ' || reason")).isEqualTo("failed refused");
        assertPaidOnce();
    }
}
