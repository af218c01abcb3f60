package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.testing.Gate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proves that several nodes hear of each pay link once, also of several of one appointment, and of one closed meanwhile. */
class OwingRaceTest {

    private static final int NODES = 4;
    private static final int VISITS = 5;
    private static final int LINKS_OF_EACH = 8;

    private final OwedScene scene = new OwedScene();

    @Test
    void severalNodesNumberEachLinkOnce() {
        for (var visit = 0; visit < VISITS; visit++) {
            scene.put("a" + visit, "kim" + visit, TEN);
        }
        // each node gets links of all appointments
        for (var link = 0; link < LINKS_OF_EACH; link++) {
            for (var visit = 0; visit < VISITS; visit++) {
                scene.links.made("kim" + visit, TEN);
            }
            scene.credits.clock.advance(Duration.ofSeconds(1));
        }
        var share = VISITS * LINKS_OF_EACH / NODES;

        Gate.before("reminders.owed").race(NODES, node -> {
            // each after the one before it, and with its own share more: none would be left for it otherwise
            Gate.awaitWaiting(node);
            return scene.links.node(share * (node + 1)).batch(scene.credits.id, new HashSet<>());
        });

        assertThat(scene.news()).isEqualTo("0");
        assertThat(scene.credits.sees(
                        "select count(*) || ' ' || count(distinct (appointment_id, number)) || ' ' || max(number)"
                                + " from reminders.owed where practice_id = {practice}"))
                .isEqualTo("40 40 8");
        assertThat(
                        scene.credits.sees(
                                "select count(*) || ' ' || max(count) from (select count(*) from reminders.messages"
                                        + " where practice_id = {practice} and state = 'scheduled' group by appointment_id) each"))
                .isEqualTo("5 1");
    }

    @Test
    void aPaymentDoesNotWaitForWhoeverPlans() {
        scene.put("a", "kim", TEN);
        var request = scene.links.made("kim", TEN);
        var planning = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var file = Gate.start(() -> scene.credits.in(() -> {
            scene.plans.hold(scene.credits.id, List.of(UUID.fromString(scene.appointment("a"))));
            planning.countDown();
            return awaited(goOn);
        }));
        assertThat(awaited(planning)).isTrue();
        var hearing = Gate.start(() -> scene.links.owing().batch(scene.credits.id, new HashSet<>()));
        Gate.awaitWaiting(1);

        var payment = Gate.start(() -> {
            scene.links.closed(request);
            return true;
        });
        Gate.await(() -> payment.isDone() || Gate.waiting() > 1);
        var waited = !payment.isDone();
        goOn.countDown();

        assertThat(Gate.result(file)).isTrue();
        assertThat(Gate.result(payment)).isTrue();
        assertThat(Gate.result(hearing)).isFalse();
        assertThat(waited).isFalse();
        assertThat(scene.messages()).isNull();
        assertThat(scene.news()).isEqualTo("0");
    }

    /** Another practitioner takes over the one that it was about. */
    @Test
    void leavesForTheNextTimeWhatIsAboutAnotherAppointmentThanAMomentBefore() {
        scene.put("a", "kim", TEN);
        scene.put("b", "kim", TEN.plus(Duration.ofHours(5)));
        scene.links.made("kim", TEN);
        var planning = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var file = Gate.start(() -> scene.credits.in(() -> {
            scene.plans.hold(scene.credits.id, List.of(UUID.fromString(scene.appointment("a"))));
            planning.countDown();
            awaited(goOn);
            return Sql.of(
                            scene.credits.database.unit("reminders"),
                            "update reminders.appointments set practitioner = 'ben'"
                                    + " where practice_id = ?1 and external_id = 'a'",
                            scene.credits.id)
                    .updateOne();
        }));
        assertThat(awaited(planning)).isTrue();
        var hearing = Gate.start(() -> scene.links.owing().batch(scene.credits.id, new HashSet<>()));
        Gate.awaitWaiting(1);
        goOn.countDown();

        assertThat(Gate.result(file)).isTrue();
        assertThat(Gate.result(hearing)).isFalse();
        assertThat(scene.owed()).isNull();
        assertThat(scene.news()).isEqualTo("1");
        scene.links.hear();
        assertThat(scene.owed()).isEqualTo("b 1");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** It is read before it is closed, and what closes it waits. */
    @Test
    void aLinkThatIsClosedWhileSomebodyHearsOfItIsNewsAgain() {
        scene.put("a", "kim", TEN);
        var request = scene.links.made("kim", TEN);

        Gate.before("reminders.messages").race(2, racer -> {
            if (racer == 0) {
                return scene.links.owing().batch(scene.credits.id, new HashSet<>());
            }
            Gate.awaitWaiting(1);
            scene.links.closed(request);
            return false;
        });

        assertThat(scene.messages()).isEqualTo("a 1 scheduled");
        assertThat(scene.news()).isEqualTo("1");
        scene.links.hear();
        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed");
    }
}
