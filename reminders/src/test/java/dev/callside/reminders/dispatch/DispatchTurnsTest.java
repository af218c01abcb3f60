package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.THREADS;
import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that whoever waits for a turn has handed nothing over yet, and looks again when it comes. */
class DispatchTurnsTest {

    private static final int MESSAGES = 5;

    private final ReminderScene scene = new ReminderScene();
    private final List<Integer> turns = new ArrayList<>();

    @BeforeEach
    void someAreDue() {
        scene.bought(50);
        for (var i = 0; i < MESSAGES; i++) {
            scene.put(visit("v" + i, scene.kim, WEDNESDAY));
        }
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    private String count(String condition) {
        return scene.sees("select count(*) from reminders.messages where practice_id = {practice}"
                + " and rule = 'before:P1D' and " + condition);
    }

    private Duration taken(List<Outgoing> messages) {
        turns.add(messages.size());
        messages.forEach(message -> assertThat(count("handed_over_at is null and id = '" + message.id() + "'"))
                .isEqualTo("1"));
        return Duration.ofMillis(60);
    }

    @Test
    void writesWhatBecameOfSomeBeforeTheNextWaitAndTakesNoMorePartsThanATurnHas() {
        scene.sms.turns(2, this::taken);

        scene.dispatcher.run(THREADS);

        assertThat(turns).containsExactly(2, 2, 1);
        assertThat(count("state = 'sent'")).isEqualTo("5");
        assertThat(scene.posted()).isEqualTo(50 - scene.sms.taken().size());
    }

    @Test
    void heedsAStopThatComesWhileItWaits() {
        scene.sms.turns(100, messages -> {
            scene.credits.postgres.asOwner(
                    "insert into reminders.opt_outs (practice_id, channel, address, at) values ('" + scene.practice
                            + "', 'sms', '" + scene.kim.phone().orElseThrow() + "', now())");
            return Duration.ZERO;
        });
        var before = scene.sms.asked();

        scene.dispatcher.run(THREADS);

        assertThat(scene.sms.asked()).isEqualTo(before);
        assertThat(count("state = 'cancelled' and reason = 'opted_out'")).isEqualTo("5");
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    /** Somebody else may have it by then, and a turn is what a number has least of. */
    @Test
    void takesNoTurnForWhatItHasClaimedForLongerThanItsLease() {
        var before = scene.sms.asked();
        scene.sms.turns(1, messages -> {
            turns.add(messages.size());
            scene.clock.advance(Dispatcher.LEASE.dividedBy(2));
            return Duration.ZERO;
        });

        scene.dispatcher.batch(THREADS);
        assertThat(turns).containsExactly(1, 1);

        scene.sms.turns(100, messages -> Duration.ZERO);
        scene.runAfter(Duration.ofSeconds(1));
        assertThat(count("state = 'sent'")).isEqualTo("5");
        assertThat(scene.sms.asked()).isEqualTo(before + MESSAGES);
    }

    @Test
    void sendsNothingWithoutATurnAndTriesAgain() {
        var before = scene.sms.asked();
        scene.sms.turns(100, messages -> {
            scene.sms.turns(100, more -> Duration.ZERO);
            throw new IllegalStateException("the database is away");
        });

        scene.dispatcher.batch(THREADS);
        assertThat(scene.sms.asked()).isEqualTo(before);
        assertThat(count("state = 'scheduled'")).isEqualTo("5");
        scene.dispatcher.run(THREADS);

        assertThat(count("state = 'sent'")).isEqualTo("5");
        assertThat(scene.sms.asked()).isEqualTo(before + MESSAGES);
    }

    @Test
    void sendsNothingWhoseTimeIsOverWhenItsTurnComes() {
        var before = scene.sms.asked();
        scene.sms.turns(100, messages -> {
            scene.clock.advance(Duration.ofDays(2));
            return Duration.ZERO;
        });

        scene.dispatcher.batch(THREADS);
        scene.dispatcher.run(THREADS);

        assertThat(scene.sms.asked()).isEqualTo(before);
        assertThat(count("state = 'expired'")).isEqualTo("5");
        assertThat(scene.available()).isEqualTo(scene.posted());
    }
}
