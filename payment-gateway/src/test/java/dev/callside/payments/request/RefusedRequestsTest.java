package dev.callside.payments.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that what Stripe won't show is asked for ever more seldom, and soon again once there is a reason to. */
class RefusedRequestsTest {

    private final Scene scene = new Scene();
    private final RequestId id = scene.paying();

    /** Until it is asked for again; null where it is not. */
    private Instant checkAt() {
        return Instant.parse(scene.postgres.ownerSees("select to_char(check_at at time zone 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from payments.requests where id = '" + id + "'"));
    }

    private void look() {
        scene.lookups.look(scene.practice, id);
    }

    /** The pauses until it is asked for the next times, in seconds. */
    private List<Long> pauses(int times) {
        var pauses = new ArrayList<Long>();
        for (var i = 0; i < times; i++) {
            look();
            var pause = Duration.between(scene.clock.instant(), checkAt());
            pauses.add(pause.toSeconds());
            scene.clock.advance(pause);
        }
        return pauses;
    }

    @Test
    void asksEverMoreSeldomButNeverStops() {
        scene.stripe.hide(id);

        assertThat(pauses(16))
                .containsExactly(
                        5L, 5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 5120L, 10240L, 14400L, 14400L,
                        14400L);
        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        assertThat(scene.request(id).unknownSince()).isPresent();
        assertThat(scene.request(id).refusedSince()).isPresent();
    }

    @Test
    void keepsAskingEachMinuteForWhatIsOnlyLost() {
        for (var i = 0; i < 200; i++) {
            scene.stripe.next(FakeIntents.Trouble.LOST_BEFORE);
        }
        assertThat(pauses(12)).endsWith(60L, 60L);
        assertThat(scene.request(id).refusedSince()).isEmpty();
    }

    @Test
    void startsAfreshWhenStripeShowedItInBetween() {
        scene.stripe.hide(id);
        pauses(10);
        scene.stripe.show(id);
        look();
        assertThat(scene.request(id).refusedSince()).isEmpty();
        assertThat(scene.request(id).unknownSince()).isEmpty();

        scene.stripe.hide(id);
        assertThat(pauses(1)).containsExactly(5L);
    }

    @Test
    void asksSoonAgainAfterAWebhookOfIt() {
        scene.stripe.hide(id);
        pauses(14);
        var finder = new RequestFinder(scene.database, scene.requests, scene.lookups, scene.stripe);

        assertThat(finder.look(scene.account, "pi_" + id))
                .as("what Stripe still won't show is left to the worker")
                .isTrue();

        assertThat(checkAt()).isEqualTo(scene.clock.instant().plusSeconds(5));
    }

    @Test
    void asksAtOnceWhenTheAccountIsLinkedAgain() {
        scene.stripe.hide(id);
        pauses(14);
        look();
        scene.paidUnheard(id);
        scene.stripe.show(id);

        scene.database.inApp(
                scene.practice, () -> scene.requests.linkedAgain(scene.practice, scene.account, scene.clock.instant()));
        scene.works();

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }
}
