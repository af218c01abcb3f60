package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.THREADS;
import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.log.TestMessages;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.twilio.TestReplies;
import dev.callside.reminders.twilio.TestStatuses;
import dev.callside.reminders.work.MessageCosts;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a message whose answer was lost is sent once, found by a look-up or a callback, and paid for once. */
class DoubtsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(21);
    private static final long BOUGHT = 20;

    private final ReminderScene scene = new ReminderScene();
    private final FakeTwilio twilio = new FakeTwilio(scene.clock);
    private final TestStatuses statuses = new TestStatuses(scene.credits);
    private final TestMessages messages = new TestMessages(scene.credits);
    private final Dispatcher dispatcher = dispatcher();
    private UUID message;

    @BeforeEach
    void anSmsIsDue() {
        scene.bought(BOUGHT);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
        message = UUID.fromString(scene.sees("select id from reminders.messages where practice_id = {practice}"
                + " and rule = 'before:P1D' and version = 1"));
    }

    @AfterEach
    void theLedgerHolds() {
        twilio.close();
        assertThat(scene.findings()).containsExactly("");
    }

    /** As each node has them. */
    private Dispatcher dispatcher() {
        var carrier = new TwilioCarrier(
                twilio.account(),
                "https://callside.example",
                new SenderPace(seconds -> Duration.ZERO, 100),
                scene.clock);
        return scene.dispatcher(scene.database, carrier, scene.mail);
    }

    private Doubts doubts() {
        return new Doubts(
                scene.database,
                new DoubtStore(scene.database.unit("reminders")),
                new TwilioLookup(twilio.account()),
                scene.credits.pay.settlements,
                scene.clock);
    }

    private void loses(boolean takesIt) {
        twilio.losesItsAnswers(takesIt);
        dispatcher.run(THREADS);
        twilio.isBack();
        assertInDoubt();
    }

    /** All that a node does by itself. */
    private void after(Duration time) {
        scene.clock.advance(time);
        dispatcher.run(THREADS);
        doubts().run();
    }

    private void hears(String status) {
        statuses.hears(message, twilio.taken().get(0).sid(), status);
    }

    private String its(String column) {
        return scene.sees("select " + column + " from reminders.messages where id = '" + message + "'");
    }

    private void assertInDoubt() {
        assertThat(its("state")).isEqualTo("in_doubt");
        assertThat(twilio.asked()).isEqualTo(1);
        assertThat(scene.posted()).isEqualTo(BOUGHT);
        assertThat(scene.available()).isEqualTo(BOUGHT - Long.parseLong(its("credits")));
    }

    private void assertSentAndPaidOnce(String state) {
        assertThat(its("state")).isEqualTo(state);
        assertThat(its("provider_id")).isEqualTo(twilio.taken().get(0).sid());
        assertThat(twilio.asked()).isEqualTo(1);
        assertThat(scene.posted()).isEqualTo(BOUGHT - Long.parseLong(its("credits")));
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void isNotSentAgainAndIsFoundWhenItsAnswerCanComeNoMore() {
        loses(true);

        for (var i = 0; i < 3; i++) {
            after(Duration.ofSeconds(5));
            dispatcher().run(THREADS);
        }
        assertInDoubt();
        assertThat(twilio.listed()).isZero();

        after(PATIENCE);
        assertSentAndPaidOnce("sent");
        assertThat(its("reason")).isEmpty();

        after(Dispatcher.LEASE);
        dispatcher().run(THREADS);
        assertSentAndPaidOnce("sent");
        assertThat(twilio.listed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"queued, sent", "delivered, delivered", "undelivered, failed"})
    void isNotLookedForWhenItsCallbackIsThereBefore(String status, String state) {
        loses(true);

        hears(status);
        assertSentAndPaidOnce(state);
        after(PATIENCE);

        assertSentAndPaidOnce(state);
        assertThat(twilio.listed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"queued, sent", "delivered, delivered", "undelivered, failed"})
    void isPaidForOnceWhenItsCallbackComesWhileItIsLookedFor(String status, String state) {
        loses(true);
        twilio.beforeItLists(() -> hears(status));

        after(PATIENCE);

        assertThat(twilio.listed()).isEqualTo(1);
        assertSentAndPaidOnce(state);
    }

    @ParameterizedTest
    @CsvSource({"queued, sent", "delivered, delivered", "undelivered, failed"})
    void isPaidForOnceWhenItsCallbackComesAfterItWasFound(String status, String state) {
        loses(true);
        after(PATIENCE);

        hears(status);
        hears(status);
        after(PATIENCE);

        assertSentAndPaidOnce(state);
    }

    /** Its dispatcher was given up for gone, the look-up was quicker. */
    @Test
    void isPaidForOnceWhenItsAnswerComesAfterItWasFound() {
        var stop = Stop.once();
        twilio.beforeItAnswers(stop::here);
        var running = Gate.start(() -> {
            dispatcher.run(THREADS);
            return true;
        });
        stop.awaitReached();
        var other = dispatcher();
        scene.clock.advance(Dispatcher.LEASE.plusSeconds(1));
        other.run(THREADS);
        assertInDoubt();
        scene.clock.advance(PATIENCE);
        doubts().run();
        assertSentAndPaidOnce("sent");

        stop.goOn();

        assertThat(Gate.result(running)).isTrue();
        assertSentAndPaidOnce("sent");
    }

    /** Both have found it, and stand before what they write. */
    @Test
    void isPaidForOnceWhenTwoNodesFindItAtTheSameMoment() {
        loses(true);
        scene.clock.advance(PATIENCE);

        Gate.atRows("reminders.messages", "id = '" + message + "'").race(2, i -> {
            doubts().run();
            return true;
        });

        assertThat(twilio.listed()).isEqualTo(2);
        assertSentAndPaidOnce("sent");
    }

    @Test
    void isPaidForOnceWhenItIsFoundAndItsCallbackComesAtTheSameMoment() {
        loses(true);
        scene.clock.advance(PATIENCE);

        Gate.atRows("reminders.messages", "id = '" + message + "'").race(2, i -> {
            if (i == 0) {
                doubts().run();
            } else {
                hears("delivered");
            }
            return true;
        });

        assertSentAndPaidOnce("delivered");
    }

    /** Callside was down, or Twilio was, for longer than anything is looked for. */
    @Test
    void isFoundHoweverLongNobodyCouldAsk() {
        loses(true);
        scene.clock.advance(Duration.ofMinutes(20));
        twilio.losesItsAnswers(true);
        doubts().run();
        scene.clock.advance(Duration.ofHours(2));
        doubts().run();
        assertInDoubt();
        twilio.isBack();

        after(Duration.ofMinutes(1));

        assertSentAndPaidOnce("sent");
    }

    @Test
    void isNoneOfTwoThatItCouldBe() {
        loses(true);
        twilio.hasTaken(twilio.taken().get(0).to(), twilio.taken().get(0).text());

        after(PATIENCE);
        after(PATIENCE);

        assertThat(twilio.listed()).isEqualTo(2);
        assertInDoubt();
    }

    /** Of the same client about another appointment, at the same time; Twilio has told what it made of that. */
    private void anotherThatSaysTheSameIsSent(String sid) {
        scene.credits.postgres.asOwner("""
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at, next_at,
                        useful_until, state, handed_over_at, recipient, body, provider_id, created_at, changed_at)
                select practice_id, gen_random_uuid(), appointment_id, 100, rule, channel, due_at, next_at, useful_until,
                       'sent', handed_over_at, recipient, body, '%s', created_at, changed_at
                from reminders.messages where id = '%s'""".formatted(sid, message));
    }

    @Test
    void isTheOneOfTwoThatIsNoOthers() {
        loses(true);
        twilio.hasTaken(twilio.taken().get(0).to(), twilio.taken().get(0).text());
        anotherThatSaysTheSameIsSent(twilio.taken().get(1).sid());

        after(PATIENCE);

        assertSentAndPaidOnce("sent");
    }

    @Test
    void isLookedForNoLongerWhereTwilioHasAnothersThatSaysTheSame() {
        loses(false);
        twilio.hasTaken(its("recipient"), its("body"));
        anotherThatSaysTheSameIsSent(twilio.taken().get(0).sid());

        after(Duration.ofHours(1));
        after(Duration.ofMinutes(16));
        after(Duration.ofHours(12));

        assertThat(twilio.listed()).isEqualTo(1);
        assertInDoubt();
    }

    /** It came back undelivered; of the next one, a moment later, Twilio has nothing. */
    @Test
    void isNotTheCopyOfBefore() {
        loses(true);
        hears("undelivered");
        scene.clock.advance(Duration.ofSeconds(6));
        assertThat(messages.sendsAgain(message, false)).isTrue();
        twilio.losesItsAnswers(false);
        dispatcher.run(THREADS);
        twilio.isBack();
        assertThat(its("state")).isEqualTo("in_doubt");

        after(PATIENCE);

        assertThat(twilio.asked()).isEqualTo(2);
        assertThat(its("state")).isEqualTo("in_doubt");
    }

    /** By a person, after the first one was looked for in vain for as long as anything is. */
    private void losesItsSecondCopy(boolean takesIt) {
        loses(false);
        after(Duration.ofHours(1));
        after(Duration.ofMinutes(16));
        assertThat(messages.sendsAgain(message, true)).isTrue();
        twilio.losesItsAnswers(takesIt);
        dispatcher.run(THREADS);
        twilio.isBack();
        assertThat(its("state")).isEqualTo("in_doubt");
        assertThat(twilio.asked()).isEqualTo(2);
    }

    @Test
    void findsASecondCopyThatWasLostAfterTheFirstWasGivenUp() {
        losesItsSecondCopy(true);

        after(PATIENCE);

        assertThat(its("state")).isEqualTo("sent");
        assertThat(its("provider_id")).isEqualTo(twilio.taken().get(0).sid());
    }

    @Test
    void looksForASecondCopyAsLongAsForTheFirst() {
        losesItsSecondCopy(false);
        var before = twilio.listed();

        after(PATIENCE);
        after(Duration.ofMinutes(14));
        after(Duration.ofMinutes(2));
        after(Duration.ofHours(12));

        assertThat(twilio.listed() - before).isEqualTo(2);
        assertThat(its("state")).isEqualTo("in_doubt");
    }

    @Test
    void staysInDoubtWithItsCreditsAsLongAsTwilioHasNothing() {
        loses(false);

        after(Duration.ofHours(1));
        after(Duration.ofMinutes(14));
        assertThat(twilio.listed()).isEqualTo(2);
        after(Duration.ofMinutes(2));
        after(Duration.ofHours(12));

        assertThat(twilio.listed()).isEqualTo(2);
        assertInDoubt();
    }

    @Test
    void isSentAgainWithTheSameCreditsWhereAPersonKnowsThatItMayArriveTwice() {
        loses(false);
        after(Duration.ofHours(1));

        assertThat(messages.sendsAgain(message, false)).isFalse();
        after(Duration.ofSeconds(1));
        assertInDoubt();
        assertThat(messages.sendsAgain(message, true)).isTrue();
        after(Duration.ofSeconds(1));
        after(PATIENCE);

        assertThat(its("state")).isEqualTo("sent");
        assertThat(twilio.asked()).isEqualTo(2);
        assertThat(twilio.taken()).hasSize(1);
        assertThat(scene.posted()).isEqualTo(BOUGHT - Long.parseLong(its("credits")));
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @ParameterizedTest
    @CsvSource({"queued, sent", "delivered, delivered", "undelivered, failed"})
    void isNotSentAgainIfItsCallbackComesBeforeThat(String status, String state) {
        loses(true);
        assertThat(messages.sendsAgain(message, true)).isTrue();

        hears(status);
        after(PATIENCE);

        assertSentAndPaidOnce(state);
    }

    /** Twilio repeats what it could not tell. */
    @Test
    void believesNoWordOfTheCopyBeforeAboutTheOneThatIsSentAgain() {
        loses(true);
        hears("undelivered");
        assertThat(messages.sendsAgain(message, false)).isTrue();
        hears("undelivered");
        after(Duration.ofMinutes(10));
        hears("undelivered");

        assertThat(its("state")).isEqualTo("sent");
        assertThat(its("provider_id")).isEqualTo(twilio.taken().get(1).sid());
        assertThat(scene.posted()).isEqualTo(BOUGHT - 2 * Long.parseLong(its("credits")));
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    /** What is in doubt may have arrived: the plan takes nothing of it back, and nobody sends what is no longer true. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isFoundAlsoWhenItsAppointmentIsNoMoreWhatItWas(boolean cancelled) {
        loses(true);
        scene.clock.advance(Duration.ofSeconds(1));
        var status = cancelled ? VisitStatus.CANCELLED : VisitStatus.BOOKED;
        scene.put(visit("a", scene.kim, cancelled ? WEDNESDAY : WEDNESDAY.plus(Duration.ofDays(1)), status, "ana"));
        assertInDoubt();
        assertThat(messages.sendsAgain(message, true)).isFalse();

        after(PATIENCE);

        assertThat(its("state")).isEqualTo("sent");
        assertThat(its("provider_id")).isEqualTo(twilio.taken().get(0).sid());
        assertThat(twilio.asked()).isEqualTo(2);
        var credits = scene.sees("select sum(credits) from reminders.messages where practice_id = {practice}");
        assertThat(scene.posted()).isEqualTo(BOUGHT - Long.parseLong(credits));
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    /** Another copy of it is under way when something comes in between: the first may have arrived all the same. */
    private void isOnItsWayAgain() {
        loses(true);
        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(messages.sendsAgain(message, true)).isTrue();
    }

    private void assertTheFirstIsInDoubtAndPaidWhenItArrived() {
        assertInDoubt();
        assertThat(its("reason")).isEqualTo("no_answer");
        hears("delivered");
        assertSentAndPaidOnce("delivered");
    }

    private void stop() {
        new TestReplies(scene.credits).says(its("recipient"), "STOP");
    }

    @Test
    void isInDoubtAgainWhenSomebodyTakesItBackThatWasToBeSentAgain() {
        isOnItsWayAgain();

        assertThat(messages.cancels(message)).isTrue();

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void isInDoubtAgainWhenItsAppointmentIsCancelledBeforeItIsSentAgain() {
        isOnItsWayAgain();

        scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.CANCELLED, "ana"));

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    /** Its dispatcher has claimed it, gets no turn for it, and says that it is to go again. */
    @Test
    void isInDoubtAgainWhenItsAppointmentIsCancelledWhileSomebodyHasClaimedIt() {
        isOnItsWayAgain();
        scene.sms.turns(Integer.MAX_VALUE, claimed -> {
            assertThat(its("state")).isEqualTo("sending");
            scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.CANCELLED, "ana"));
            throw new IllegalStateException("no turn");
        });

        scene.dispatcher.batch(THREADS);

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void isInDoubtAgainWhenItsReaderStopsBeforeItIsSentAgain() {
        isOnItsWayAgain();
        stop();

        scene.run();

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void isInDoubtAgainWhenItsReaderStopsRightBeforeItIsHandedOverAgain() {
        isOnItsWayAgain();
        var claiming = scene.dispatcher(
                Databases.wrapped(scene.database, transaction -> {
                    if (transaction == 2) {
                        stop();
                    }
                }),
                scene.sms,
                scene.mail);

        claiming.run(THREADS);

        assertThat(scene.sms.taken()).extracting(Outgoing::id).doesNotContain(message);
        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    @Test
    void isInDoubtAgainWhenItIsOfNoMoreUseBeforeItIsSentAgain() {
        isOnItsWayAgain();

        scene.clock.advance(Duration.ofDays(2));
        dispatcher.run(THREADS);

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    /** Twilio knows meanwhile that there is no such number any more. */
    @Test
    void isInDoubtAgainWhenItIsRefusedTheSecondTime() {
        isOnItsWayAgain();
        scene.sms.next(Handover.Kind.REFUSED, "21211");

        scene.run();

        assertTheFirstIsInDoubtAndPaidWhenItArrived();
    }

    /** As many as are looked for at once, in doubt for longer and with smaller ids. */
    @Test
    void isFoundBehindManyThatTwilioHasNot() {
        loses(true);
        scene.credits.postgres.asOwner("""
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at, next_at,
                        useful_until, state, handed_over_at, recipient, body, payment_id, created_at, changed_at)
                select practice_id, ('00000000' || substr(gen_random_uuid()::text, 9))::uuid, appointment_id, 100 + n,
                        rule, channel, due_at, next_at, useful_until, state, handed_over_at, recipient, 'other',
                        gen_random_uuid(), created_at, changed_at - interval '1 s'
                from reminders.messages, generate_series(1, 20) n where id = '%s'""".formatted(message));
        scene.clock.advance(PATIENCE);
        var doubts = doubts();

        doubts.run();
        assertInDoubt();
        doubts.run();

        assertThat(twilio.listed()).isEqualTo(21);
        assertSentAndPaidOnce("sent");
    }

    /** Of the server that sent it nothing is left but what it wrote before. */
    @ParameterizedTest
    @CsvSource({"true, sent", "false, in_doubt"})
    void findsATestWhoseServerIsGone(boolean taken, String state) {
        var test = UUID.randomUUID();
        scene.credits.reserve(
                new Message(test, Optional.empty(), Channel.SMS, "AU", 1, MessageCosts.testReference(test)));
        scene.credits.postgres.asOwner(
                """
                insert into reminders.test_messages (practice_id, id, level_id, recipient, body, parts, credits, sent_by,
                    created_at, changed_at)
                values ('%1$s', '%2$s', '%3$s', '+61491570157', 'a test', 1, 1, 'Mia', '%4$s', '%4$s')""".formatted(scene.credits.id, test, scene.credits.group, scene.clock.instant()));
        if (taken) {
            twilio.hasTaken("+61491570157", "a test");
        }

        after(Dispatcher.LEASE.plusSeconds(1));
        after(PATIENCE);

        assertThat(scene.sees("select state from reminders.test_messages where id = '" + test + "'"))
                .isEqualTo(state);
        assertThat(scene.sees("select count(*) from credits.transfers where pending_id = '" + test + "'"))
                .isEqualTo(taken ? "1" : "0");
    }
}
