package dev.callside.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestState;
import dev.callside.payments.request.Scene;
import dev.callside.payments.stripe.RefundingStripe.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of a refund's answer, what was paid after its end goes back once, or somebody is told to give it back. */
class RefundFaultsTest {

    private final RefundingStripe stripe = new RefundingStripe();
    private final Scene scene = new Scene(stripe.intents());
    private RequestId id;

    @BeforeEach
    void payAfterItsEnd() {
        id = scene.requested();
        scene.service.cancel(scene.clinician, scene.request(id));
        scene.lookups.look(scene.practice, id);
        assertThat(scene.state(id)).isEqualTo(RequestState.CANCELLED);
        stripe.pays();
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"BEFORE", "AFTER", "CUT"})
    void givesItBackOnceWhateverBecomesOfTheAnswer(Trouble trouble) {
        stripe.breaks(trouble);

        look();
        look();

        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(scene.request(id).unknownSince()).isEmpty();
        assertThat(stripe.refunds()).isEqualTo(1);
    }

    @Test
    void staysUnknownWhileStripeIsBroken() {
        stripe.breaks(Trouble.BEFORE, Trouble.BEFORE);

        look();

        assertThat(scene.state(id)).isEqualTo(RequestState.CANCELLED);
        assertThat(scene.request(id).unknownSince()).isPresent();
        assertThat(scene.request(id).refundFailure()).isEmpty();
    }

    @Test
    void tellsThatItWasRefusedAndSeesThatSomebodyGaveItBack() {
        stripe.breaks(Trouble.REFUSED);
        look();
        assertThat(scene.request(id).refundFailure()).contains("charge_disputed");
        assertThat(scene.request(id).unknownSince()).isEmpty();

        // the key still brings the refusal
        look();
        assertThat(scene.request(id).refundFailure()).contains("charge_disputed");

        stripe.isRefundedByHand();
        scene.clock.advance(Duration.ofHours(1));
        look();

        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(scene.request(id).refundFailure()).isEmpty();
        assertThat(stripe.refunds()).isEqualTo(1);
    }

    @Test
    void knowsWhatSomebodyGaveBackBefore() {
        stripe.isRefundedByHand();

        look();

        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(stripe.refunds()).isEqualTo(1);
    }

    private void look() {
        scene.lookups.look(scene.practice, id);
    }
}
