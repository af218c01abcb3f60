package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.TopUp;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.request.Intent.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a removed card is not charged any more, whatever was under way with it and whenever Stripe answers. */
class RemovedCardsTest {

    private final Shop shop = new Shop();

    private void remove(SavedCard card) {
        shop.node.cards.remove(shop.scene.id, card.payer(), card.id(), "mia");
    }

    @ParameterizedTest
    @CsvSource({"create,LOST_BEFORE", "create,LOST_AFTER", "confirm,LOST_BEFORE"})
    void chargesNoTopUpToACardThatWasRemovedBeforeStripeAnswered(String call, Trouble trouble) {
        var card = shop.card(Mood.PAYS);
        shop.bank.trouble(call, trouble);
        shop.topUp();
        shop.run();
        assertThat(shop.states()).isEqualTo("open");

        remove(card);
        shop.later(Duration.ofSeconds(6));
        shop.run();

        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.mails("top-up%")).as("of the card, and of no decline").isEqualTo(1);
    }

    /** That is a charge of the time when the card was there. */
    @Test
    void grantsWhatWasChargedBeforeTheCardWasRemoved() {
        var card = shop.card(Mood.PAYS);
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        shop.topUp();
        shop.run();

        remove(card);
        shop.later(Duration.ofSeconds(6));

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void buysWithTheOtherCardInstead() {
        var card = shop.card(Mood.DECLINES);
        shop.scene.clock.advance(Duration.ofSeconds(1));
        shop.card("pm_2");
        shop.bank.trouble("create", Trouble.LOST_BEFORE);
        shop.topUp();
        shop.run();

        remove(card);
        shop.later(Duration.ofSeconds(6));
        shop.run();

        assertThat(shop.states()).isEqualTo("cancelled paid");
        assertThat(shop.bank.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "confirm"})
    void chargesNothingThatAPersonBoughtWithIt(String call) {
        var card = shop.card(Mood.PAYS);
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        shop.bank.trouble(call, Trouble.LOST_BEFORE);
        assertThat(shop.look(id)).isEqualTo(PurchaseState.OPEN);

        remove(card);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.CANCELLED);
        assertThat(shop.bank.attempts()).isZero();
    }

    @Test
    void chargesNothingByTheLinkOfATopUpWhoseCardWasRemoved() {
        var card = shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        assertThat(purchase.state()).isEqualTo(PurchaseState.NEEDS_ACTION);

        remove(card);
        shop.node.lookups.complete(purchase);

        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.bank.status(purchase.intent().orElseThrow())).isEqualTo(Status.CANCELED);
    }

    @Test
    void buysNothingForALevelThatWasRemovedMeanwhile() {
        var own = shop.scene.level(shop.scene.ana);
        shop.card(own, "pm_own");
        shop.bank.trouble("confirm", Trouble.LOST_BEFORE);
        shop.scene.in(() -> {
            var alerts = new AlertSettings(List.of(), List.of("ana@example.com"), Locale.ENGLISH);
            shop.scene.all.topUps.alerts(shop.scene.id, own, alerts, "Ana");
            var topUp = new TopUp(true, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, own, topUp, Optional.empty(), "Ana");
            return null;
        });
        shop.node.topUps.buy(shop.scene.id, own);
        assertThat(shop.states()).isEqualTo("open");

        shop.scene.in(() -> {
            shop.node.ofLevels.lock(shop.scene.id, own);
            shop.scene.all.levels.remove(shop.scene.id, own, shop.group(), "Ana");
            shop.node.ofLevels.remove(shop.scene.id, own, "ana");
            return null;
        });
        shop.later(Duration.ofSeconds(6));

        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.available()).isZero();
    }
}
