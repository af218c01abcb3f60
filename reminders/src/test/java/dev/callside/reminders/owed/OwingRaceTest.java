package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.Gate;
import java.time.Duration;
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
        var most = VISITS * LINKS_OF_EACH / NODES;

        Gate.before("reminders.owed").race(NODES, node -> scene.links.node(most).batch(scene.credits.id));

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

    /** It is read before it is closed, and what closes it waits. */
    @Test
    void aLinkThatIsClosedWhileSomebodyHearsOfItIsNewsAgain() {
        scene.put("a", "kim", TEN);
        var request = scene.links.made("kim", TEN);

        Gate.before("reminders.messages").race(2, racer -> {
            if (racer == 0) {
                return scene.links.owing().batch(scene.credits.id);
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
