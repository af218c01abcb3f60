package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.TopUp;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.practice.testing.Gate;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Proves that a level is removed without a circle of those who wait, while what it buys is being paid. */
class RemovedLevelsTest {

    private final Shop shop = new Shop();

    /** The bank has the money, and the purchase is becoming paid: it holds its payer, and will want the level's account. */
    @Test
    void waitsForATopUpThatIsBeingPaid() {
        var level = shop.scene.level(shop.scene.ana);
        shop.card(level, "pm", 2034);
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        shop.scene.in(() -> {
            var topUp = new TopUp(true, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, level, topUp, Optional.empty(), "Ana");
            return null;
        });
        shop.node.topUps.buy(shop.scene.id, level);
        var id = shop.only();

        try (var gate = Gate.before("payments.purchases")) {
            var payment = Gate.start(() -> shop.look(id));
            Gate.awaitWaiting(1);
            var removal = Gate.start(() -> shop.remove(level));
            Gate.awaitWaiting(2);
            gate.open();

            assertThat(Gate.result(payment)).isEqualTo(PurchaseState.PAID);
            assertThat(Gate.result(removal)).isEqualTo(new LevelOutcome.Done(true));
        }
        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.available()).as("what was bought went on to the group").isEqualTo(416);
        assertThat(shop.scene.of(level).posted()).isZero();
        assertThat(shop.node.cards.of(shop.scene.id, level.value())).isEmpty();
    }
}
