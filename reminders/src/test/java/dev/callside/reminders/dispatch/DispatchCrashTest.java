package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.credits.price.Channel;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.dispatch.Handover.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what a dispatcher leaves behind that was killed or failed is sent once, or in doubt, and paid for once. */
class DispatchCrashTest {

    private static final CopyKey SMS =
            new CopyKey(dev.callside.reminders.settings.Kind.BEFORE, Channel.SMS, Language.ENGLISH);

    private final ReminderScene scene = new ReminderScene();

    @BeforeEach
    void anSmsIsDue() {
        scene.bought(20);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    private void assertSentAndPaidOnce() {
        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(scene.posted()).isEqualTo(20 - scene.sms.taken().get(0).parts());
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    /** Dies there: nothing more of it is written. */
    private void killed(Dispatcher dying, Executor executor) {
        assertThatThrownBy(() -> dying.batch(executor)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void sendsWhatWasClaimedAndNotHandedOverWhenItsDispatcherIsGone() {
        var dying = Databases.wrapped(scene.database, transaction -> {
            throw new OutOfMemoryError("killed");
        });
        killed(scene.dispatcher(dying, scene.sms), ReminderScene.THREADS);
        scene.run();
        assertThat(scene.states()).contains("before:P1D sms 1 sending");

        scene.runAfter(Dispatcher.LEASE.plusSeconds(1));

        assertSentAndPaidOnce();
    }

    @Test
    void isInDoubtAboutWhatWasHandedOverWhenItsDispatcherIsGone() {
        killed(scene.dispatcher, task -> {
            throw new OutOfMemoryError("killed");
        });

        scene.runAfter(Dispatcher.LEASE.plusSeconds(1));
        scene.runAfter(Dispatcher.LEASE.plusSeconds(1));

        assertThat(scene.states()).contains("before:P1D sms 1 in_doubt no_answer");
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.posted()).isEqualTo(20);
        assertThat(scene.available()).isLessThan(20);
    }

    /** Claimed by somebody else meanwhile, who is about to send it. */
    @Test
    void isNotHandedOverByOneThatLostItsClaim() {
        var first = Stop.once();
        var slow = started(scene.dispatcher(Databases.stoppingAfterTheClaim(scene.database, first), scene.sms));
        first.awaitReached();
        scene.clock.advance(Dispatcher.LEASE.plusSeconds(1));
        var second = Stop.once();
        var other = started(scene.dispatcher(Databases.stoppingAfterTheClaim(scene.database, second), scene.sms));
        second.awaitReached();

        first.goOn();
        assertThat(Gate.result(slow)).isTrue();
        assertThat(scene.sms.asked()).isZero();
        second.goOn();

        assertThat(Gate.result(other)).isTrue();
        assertSentAndPaidOnce();
    }

    private static CompletableFuture<Boolean> started(Dispatcher dispatcher) {
        return Gate.start(() -> {
            dispatcher.run(ReminderScene.THREADS);
            return true;
        });
    }

    /** Before each transaction that there is in a run, and one more. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void writesWhatBecameOfItTogetherWithItsCredits(int transaction) {
        var failed = new AtomicBoolean();
        var flaky = Databases.wrapped(scene.database, call -> {
            if (call == transaction && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the connection is gone");
            }
        });

        scene.dispatcher(flaky, scene.sms).run(ReminderScene.THREADS);

        assertSentAndPaidOnce();
    }

    /** It stands still with the provider's answer until it is given up for gone. */
    private void goneFor(Duration time, Runnable meanwhile) {
        var stop = Stop.once();
        var still = scene.dispatcher(scene.database, scene.sms.stopping(Stop.nowhere(), stop));
        var running = Gate.start(() -> {
            still.run(ReminderScene.THREADS);
            return true;
        });
        stop.awaitReached();
        scene.runAfter(time);
        assertThat(scene.states()).contains("before:P1D sms 1 in_doubt no_answer");
        meanwhile.run();
        stop.goOn();
        assertThat(Gate.result(running)).isTrue();
    }

    @Test
    void believesACertainAnswerThatComesLate() {
        goneFor(
                Dispatcher.LEASE.plusSeconds(1),
                () -> assertThat(scene.available()).isLessThan(20));

        assertSentAndPaidOnce();
    }

    @Test
    void freesTheCreditsOfWhatWasRefusedLate() {
        scene.sms.next(Kind.REFUSED, "21211");

        goneFor(Dispatcher.LEASE.plusSeconds(1), () -> {});

        assertThat(scene.states()).contains("before:P1D sms 1 failed refused");
        assertThat(scene.available()).isEqualTo(20);
    }

    @Test
    void triesAgainWhatWasSurelyNotTakenEvenIfThatIsHeardLate() {
        scene.sms.next(Kind.LATER, "20429");

        goneFor(Dispatcher.LEASE.plusSeconds(1), () -> {});
        scene.runAfter(Duration.ofMinutes(1));

        assertSentAndPaidOnce();
    }

    /** A person had it sent again meanwhile, and somebody else is just about to. */
    @Test
    void aLateAnswerSaysNothingOfWhatSomebodyElseIsSending() {
        scene.sms.next(Kind.REFUSED, "21211");
        var first = Stop.once();
        var slow = started(scene.dispatcher(scene.database, scene.sms.stopping(Stop.nowhere(), first)));
        first.awaitReached();
        scene.runAfter(Dispatcher.LEASE.plusSeconds(1));
        scene.credits.postgres.asOwner("update reminders.messages set state = 'scheduled', reason = '',"
                + " handed_over_at = null where practice_id = '" + scene.practice + "' and state = 'in_doubt'");
        var second = Stop.once();
        var other = started(scene.dispatcher(scene.database, scene.sms.stopping(second, Stop.nowhere())));
        second.awaitReached();

        first.goOn();
        assertThat(Gate.result(slow)).isTrue();
        assertThat(scene.states()).contains("before:P1D sms 1 sending");
        second.goOn();

        assertThat(Gate.result(other)).isTrue();
        assertSentAndPaidOnce();
    }

    /** One failure of the database between the provider's answer and its record. */
    @Test
    void writesAnAnswerAgainThatCouldNotBeWritten() {
        var failed = new AtomicBoolean();
        var flaky = scene.dispatcher(
                Databases.wrapped(scene.database, call -> {
                    if (call == 3 && failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("the database is away");
                    }
                }),
                scene.sms,
                scene.mail);

        flaky.run(ReminderScene.THREADS);

        assertThat(failed).isTrue();
        assertSentAndPaidOnce();
    }

    @Test
    void triesAgainWhatAServerThatStopsNoLongerTakes() {
        var stopping = scene.dispatcher(scene.database, scene.sms, scene.mail);
        stopping.run(task -> {
            throw new RejectedExecutionException("stopping");
        });
        assertThat(scene.states()).contains("before:P1D sms 1 scheduled");

        scene.runAfter(Duration.ofMinutes(1));

        assertSentAndPaidOnce();
    }

    /** The reservation of before is free again in the same moment. */
    @Test
    void paysAnewWhenItCostsSomethingElseByTheSecondAttempt() {
        scene.sms.next(Kind.LATER, "20429");
        scene.run();
        var before = scene.available();
        scene.database.inApp(
                scene.practice,
                () -> scene.copies.save(
                        scene.practice,
                        scene.credits.group,
                        SMS,
                        new Copy("", "{{time}} " + "a long text ".repeat(30)),
                        scene.clock.instant(),
                        "Mia"));

        scene.clock.advance(Duration.ofMinutes(1));
        scene.dispatcher.batch(ReminderScene.THREADS);
        assertThat(scene.states()).contains("before:P1D sms 1 scheduled");
        assertThat(scene.available()).isEqualTo(20).isGreaterThan(before);
        scene.runAfter(Duration.ofSeconds(1));

        assertThat(scene.sms.taken().get(0).parts()).isEqualTo(3);
        assertSentAndPaidOnce();
    }

    @Test
    void paysAnewWhenItsReservationRanOut() {
        scene.sms.next(Kind.LATER, "20429");
        scene.run();
        scene.credits.postgres.asOwner(
                "update reminders.messages set due_at = due_at + interval '8 d', next_at = next_at + interval '8 d',"
                        + " useful_until = useful_until + interval '9 d' where practice_id = '" + scene.practice
                        + "' and state = 'scheduled'");

        scene.runAfter(Duration.ofDays(8).plusMinutes(1));
        scene.runAfter(Duration.ofSeconds(1));

        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        scene.database.inWorker(() -> scene.credits.pay.settlements.expire(1_000));
        assertSentAndPaidOnce();
    }
}
