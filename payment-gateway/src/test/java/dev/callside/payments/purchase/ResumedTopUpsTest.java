package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.request.Intent.Status;
import org.junit.jupiter.api.Test;

/** Proves that whoever goes on without the bank's confirmation ends what waited for it, also while nothing is to be bought. */
class ResumedTopUpsTest {

    private final Shop shop = new Shop();

    /** What the console does when *Try again now* is pressed. */
    private void goOn() {
        shop.topUp();
    }

    private Purchase stopped(Mood then) {
        var card = shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        shop.bank.mood(card.method(), then);
        return shop.of(shop.only());
    }

    @Test
    void buysNothingAndSaysSoWhereEnoughWasBoughtByHand() {
        var purchase = stopped(Mood.PAYS);
        shop.scene.bought(shop.group(), 500);

        goOn();
        shop.node.worker.run(Runnable::run);

        assertThat(shop.scene.in(() -> shop.node.ofLevels.openTopUps(shop.scene.id)))
                .isEmpty();
        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.bank.status(purchase.intent().orElseThrow())).isEqualTo(Status.CANCELED);
    }

    @Test
    void chargesNothingByTheLinkAfterwards() {
        var purchase = stopped(Mood.PAYS);
        shop.scene.bought(shop.group(), 500);
        goOn();

        shop.node.lookups.complete(shop.of(purchase.id()));

        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("cancelled");
    }

    @Test
    void buysAtOnceWhereItIsStillNeeded() {
        stopped(Mood.PAYS);

        goOn();
        shop.run();

        assertThat(shop.states()).isEqualTo("cancelled paid");
        assertThat(shop.available()).isEqualTo(416);
    }

    /** It was confirmed at the bank while somebody pressed the other button. */
    @Test
    void grantsWhatWasConfirmedMeanwhile() {
        var purchase = stopped(Mood.AUTHENTICATES);
        shop.node.lookups.complete(purchase);
        shop.bank.authenticate(purchase.intent().orElseThrow(), true);

        goOn();
        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.available()).isEqualTo(416);
    }
}
