package dev.callside.payments.paylink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.RequestId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Proves that Stripe is seldom asked for a link that nobody touches, and soon again for one that somebody pays. */
class PayLinkLooksTest {

    private static final String SOON = "00:00:05";
    private static final String IDLE = "00:05:00";
    private static final String SELDOM = "01:00:00";

    private final LinkScene links = new LinkScene();

    /** How long the worker leaves it alone, once Stripe has said nothing new. */
    private String looksAgainIn(RequestId id) {
        links.scene.lookups.look(links.scene.practice, id);
        return links.scene.postgres.ownerSees("select cast(check_at - cast('" + links.scene.clock.instant()
                + "' as timestamptz) as text) from payments.requests where id = '" + id + "'");
    }

    private void later(int minutes) {
        links.scene.clock.advance(Duration.ofMinutes(minutes));
    }

    @Test
    void isAskedForOnceAnHourWhenItHasNotMovedForOne() {
        var id = links.sent();
        later(59);
        assertThat(looksAgainIn(id)).isEqualTo(IDLE);
        later(2);
        assertThat(looksAgainIn(id)).isEqualTo(SELDOM);
        later(60);
        assertThat(looksAgainIn(id)).isEqualTo(SELDOM);
    }

    @Test
    void isAskedForAsInTheCallWhenSomebodyOpensItAndSoonWhenTheyPay() {
        var id = links.sent();
        later(120);
        assertThat(looksAgainIn(id)).isEqualTo(SELDOM);

        links.scene.service.opened(links.scene.request(id));
        assertThat(looksAgainIn(id)).isEqualTo(IDLE);

        assertThat(links.scene.attemptByLink(id)).isTrue();
        assertThat(looksAgainIn(id)).isEqualTo(SOON);
    }

    @Test
    void changesNothingForRequestsOfACall() {
        var id = links.scene.requested();
        later(120);
        assertThat(looksAgainIn(id)).isEqualTo(IDLE);
    }
}
