package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.practice.testing.Gate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a claim marks as handed over those that go at once, as many as a step has, and nobody who wants nothing more. */
class DispatchBegunTest {

    private static final int CLIENTS = 2 * Dispatcher.AT_ONCE;

    private final Crowd crowd = new Crowd(1, CLIENTS);
    private final ReminderScene scene = crowd.first();

    @BeforeEach
    void noneWaitsForATurn() {
        scene.sms.takesAllAtOnce();
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    private void killedAfterItsClaim() {
        assertThatThrownBy(() -> scene.dispatcher.batch(task -> {
                    throw new OutOfMemoryError("killed");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void marksAsManyAsAStepHas() {
        killedAfterItsClaim();

        assertThat(scene.sees("select count(*) from reminders.messages where practice_id = {practice}"
                        + " and state = 'sending' and handed_over_at is not null and attempts = 1"))
                .isEqualTo(String.valueOf(Dispatcher.AT_ONCE));
        assertThat(scene.sees("select count(*) from reminders.messages where practice_id = {practice}"
                        + " and state = 'sending' and handed_over_at is null and attempts = 0"))
                .isEqualTo(String.valueOf(CLIENTS - Dispatcher.AT_ONCE));
    }

    @Test
    void isInDoubtAboutThoseOnlyWhenItsDispatcherIsGone() {
        killedAfterItsClaim();

        scene.runAfter(Dispatcher.LEASE.plusSeconds(1));
        scene.runAfter(Duration.ofSeconds(1));

        assertThat(scene.counts())
                .isEqualTo("in_doubt " + Dispatcher.AT_ONCE + ", sent " + (CLIENTS - Dispatcher.AT_ONCE));
        assertThat(scene.sms.asked()).isEqualTo(CLIENTS - Dispatcher.AT_ONCE);
    }

    /** While the claim waits for the wallet, with all that is due read. */
    @Test
    void sendsNothingToWhoOptsOutInTheMiddleOfAClaim() {
        var first = scene.sees("select c.phone from reminders.messages m"
                + " join reminders.appointments a on a.practice_id = m.practice_id and a.id = m.appointment_id"
                + " join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id"
                + " where m.practice_id = {practice} order by m.next_at limit 1");
        try (var gate = Gate.atRows("credits.accounts", "practice_id = '" + scene.practice + "' and kind = 'wallet'")) {
            var running = Gate.start(() -> {
                scene.run();
                return true;
            });
            Gate.awaitWaiting(1);
            scene.credits.postgres.asOwner(
                    "insert into reminders.opt_outs (practice_id, channel, address, at) values ('" + scene.practice
                            + "', 'sms', '" + first + "', now())");
            gate.open();
            assertThat(Gate.result(running)).isTrue();
        }

        assertThat(scene.counts()).isEqualTo("cancelled 1, sent " + (CLIENTS - 1));
        assertThat(scene.sms.taken()).extracting(Outgoing::recipient).doesNotContain(first);
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void putsBackWhatItsProviderDoesNotTake() {
        scene.sms.isDown(Handover.Kind.LATER, "down");
        scene.run();
        assertThat(scene.counts()).isEqualTo("scheduled " + CLIENTS);

        scene.sms.isBack();
        scene.runAfter(Duration.ofMinutes(2));
        scene.runAfter(Duration.ofMinutes(2));

        crowd.assertEachGotOne();
    }
}
