package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that all nodes together hand over no more in a second than their sender may. */
class SenderPaceTest {

    private static final int PER_SECOND = 200;
    private static final int NODES = 3;
    private static final int MESSAGES = 120;

    private final CreditScene scene = new CreditScene();
    private final SenderStore store = new SenderStore(scene.database.unit("reminders"));
    private final String sender = "+61" + UUID.randomUUID();

    private SenderPace node() {
        return new SenderPace(seconds -> scene.database.worker(() -> store.take(sender, seconds)), PER_SECOND);
    }

    @Test
    void holdsForAllNodesTogether() {
        var start = System.nanoTime();

        CreditScene.atOnce(NODES, number -> {
            var pace = node();
            for (var i = 0; i < MESSAGES; i++) {
                Turns.awaited(pace.turn(1));
            }
            return number;
        });

        // All but the turns that were the last of each node are over by then.
        var parts = NODES * MESSAGES - NODES * PER_SECOND / 10;
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(1000L * parts / PER_SECOND));
    }

    /** Whoever was quiet for long does not make up for it. */
    @Test
    void savesNothingUp() {
        assertThat(scene.database.worker(() -> store.take(sender, 1))).isZero();
        scene.postgres.asOwner(
                "update reminders.senders set free_at = now() - interval '1 h' where sender = '" + sender + "'");

        assertThat(scene.database.worker(() -> store.take(sender, 1))).isZero();
        assertThat(scene.database.worker(() -> store.take(sender, 1000)))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** Otherwise nothing would go out until the clock is where it was. */
    @Test
    void waitsForAMinuteAtMostWhenTheDatabasesClockWasPutBack() {
        scene.database.worker(() -> store.take(sender, 1));
        scene.postgres.asOwner(
                "update reminders.senders set free_at = now() + interval '1 h' where sender = '" + sender + "'");

        assertThat(scene.database.worker(() -> store.take(sender, 1))).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void isEachSendersOwn() {
        scene.database.worker(() -> store.take(sender, 100));

        assertThat(scene.database.worker(() -> store.take(sender + "0", 1))).isZero();
    }
}
