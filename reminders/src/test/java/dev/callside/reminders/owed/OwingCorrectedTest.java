package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static dev.callside.reminders.owed.OwedScene.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Proves that a pay link that is sent again, to another address, is no longer asked of whoever has the first one. */
class OwingCorrectedTest {

    private final OwedScene scene = new OwedScene();

    /** As it stands there, so does it for whoever claims a message or hands it over. */
    @Test
    void stopsAtOnceWhenTheLinkGoesToAnotherAddress() {
        scene.put("a", "kim", TEN);
        var request = scene.links.made("guest", "kim@example.com", "ana", TEN);
        scene.links.hear();
        assertThat(scene.owing()).isEqualTo("1");

        scene.links.corrected(request, "nobody@example.com");
        assertThat(scene.owing()).isEqualTo("0");
        scene.links.hear();

        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed");
        assertThat(scene.news()).isEqualTo("0");
        assertThat(scene.links.owing().unmatched()).isEqualTo(1);
    }

    @Test
    void asksWhoeverHasTheAddressThatTheLinkGoesToNow() {
        scene.put("a", "kim", TEN);
        scene.put("b", "lee", TEN.plus(Duration.ofMinutes(30)));
        var request = scene.links.made("guest", "kim@example.com", "ana", TEN);
        scene.links.hear();

        scene.links.corrected(request, "lee@example.com");
        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("b 1");
        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed, b 1 scheduled");
    }

    /** What was sent about the link that went there by mistake says nothing of the next. */
    @Test
    void givesTheNumberOfALinkThatWasCorrectedToNoOther() {
        scene.put("a", "kim", TEN);
        scene.put("b", "lee", TEN);
        var request = scene.links.made("guest", "kim@example.com", "ana", TEN);
        scene.links.hear();
        scene.links.corrected(request, "lee@example.com");
        scene.links.hear();

        scene.links.made("kim", TEN);
        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("a 2, b 1");
        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed, a 2 scheduled, b 1 scheduled");
    }

    @Test
    void asksTheSameClientOnceAlsoAtAnotherAddress() {
        scene.put("a", "kim", TEN);
        var request = scene.links.made("guest", "kim@example.com", "ana", TEN);
        scene.links.hear();
        scene.put("a", client("kim", "kim@home.example"), "ana", TEN, VisitStatus.BOOKED);

        scene.links.corrected(request, "Kim@home.example");
        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("a 1");
        assertThat(scene.messages()).isEqualTo("a 1 scheduled");
    }

    @Test
    void staysWithWhomTheHostNamesWhereverTheLinkGoes() {
        scene.put("a", "kim", TEN);
        scene.put("b", "lee", TEN);
        var request = scene.links.made("kim", "kim@example.com", "ana", TEN);
        scene.links.hear();

        scene.links.corrected(request, "lee@example.com");
        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("a 1");
        assertThat(scene.messages()).isEqualTo("a 1 scheduled");
    }
}
