package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.TopUp;
import dev.callside.payments.credits.LevelCards.Returned;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.practice.testing.Gate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Proves that a disputed card is not charged again by itself, and that what was given back is known and takes no credits. */
class ReturnsTest {

    private final Shop shop = new Shop();

    /** A top-up that was paid; its intent. */
    private String toppedUp() {
        shop.card(Mood.PAYS);
        shop.topUp();
        shop.run();
        assertThat(shop.states()).isEqualTo("paid");
        return shop.of(shop.only()).intent().orElseThrow();
    }

    private void spendAll() {
        shop.scene.spend(shop.scene.sms(null, (int) shop.available()));
    }

    private long stops() {
        return shop.mails("top-up-stopped%");
    }

    @Test
    void stopsTopUpsAndTellsOnceHoweverOftenADisputeIsSaid() {
        var intent = toppedUp();
        shop.bank.dispute(intent);

        for (var time = 0; time < 3; time++) {
            assertThat(shop.node.returns.look(intent)).isTrue();
        }

        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(stops()).isEqualTo(1);
        assertThat(shop.mail("top-up-stopped%")).contains("was disputed", "The credits stay as they are");
        assertThat(shop.available()).as("credits stay").isEqualTo(416);
        spendAll();
        shop.hours(3);
        assertThat(shop.bank.charges()).isEqualTo(1);
    }

    @Test
    void stopsThemForWhatWasBoughtByHandToo() {
        var card = shop.card(Mood.PAYS);
        var bought = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        shop.look(bought);
        shop.topUp();
        var intent = shop.of(bought).intent().orElseThrow();
        shop.bank.dispute(intent);

        shop.node.returns.look(intent);

        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(stops()).isEqualTo(1);
    }

    /** What Stripe tells of its end comes weeks later, and is no new one. */
    @Test
    void goesOnWhenAPersonSaysSoAndStaysOnWhenTheDisputeEnds() {
        var intent = toppedUp();
        shop.bank.dispute(intent);
        shop.node.returns.look(intent);
        spendAll();

        shop.topUp();
        shop.node.returns.look(intent);
        shop.run();

        assertThat(shop.suspended()).isNull();
        assertThat(shop.states()).isEqualTo("paid paid");
        assertThat(stops()).isEqualTo(1);
    }

    /** Nothing is charged by itself: there is nothing to stop, and nothing to tell. */
    @Test
    void tellsNobodyWhereNothingIsBoughtByItself() {
        var intent = toppedUp();
        shop.scene.in(() -> {
            var off = new TopUp(false, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, shop.group(), off, Optional.empty(), "Mia");
            return null;
        });
        shop.bank.dispute(intent);

        shop.node.returns.look(intent);

        assertThat(shop.suspended()).isNull();
        assertThat(stops()).isZero();
        assertThat(shop.of(shop.only()).disputed()).isTrue();
    }

    /** A cap lapses by itself, a dispute does not. */
    @Test
    void waitsForAPersonAlsoWhereACapHadStoppedIt() {
        shop.card(Mood.PAYS);
        shop.topUp(5000, OptionalLong.of(5000), OptionalLong.empty());
        shop.run();
        var intent = shop.of(shop.only()).intent().orElseThrow();
        spendAll();
        shop.run();
        assertThat(shop.suspended()).isEqualTo("cap");
        shop.bank.dispute(intent);

        shop.node.returns.look(intent);
        shop.scene.clock.advance(Duration.ofDays(2));
        shop.node.topUps.run(Runnable::run);

        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.mails("top-up-stopped%disputed%")).isEqualTo(1);
    }

    /** Who confirms it may not know of the dispute. */
    @Test
    void isNotSetGoingByWhoeverConfirmsAPaymentThatWaits() {
        var intent = toppedUp();
        spendAll();
        shop.bank.mood(shop.method("pm"), Mood.AUTHENTICATES);
        shop.run();
        assertThat(shop.suspended()).isEqualTo("authentication");
        shop.bank.dispute(intent);

        shop.node.returns.look(intent);

        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(shop.mails("top-up-stopped%disputed%")).isEqualTo(1);
    }

    /** Who has to act already, for the card, is not asked twice. */
    @Test
    void leavesAStopThatWaitsForAPerson() {
        var intent = toppedUp();
        spendAll();
        shop.bank.mood(shop.method("pm"), Mood.DECLINES);
        shop.run();
        assertThat(shop.suspended()).isEqualTo("declined");
        shop.bank.dispute(intent);

        shop.node.returns.look(intent);

        assertThat(shop.suspended()).isEqualTo("declined");
        assertThat(stops()).isEqualTo(1);
    }

    /** The webhooks of the dispute are here before we know that it was paid. */
    @Test
    void takesADisputeBeforeThePayment() {
        shop.card(Mood.PAYS);
        shop.topUp();
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        shop.run();
        var intent = shop.of(shop.only()).intent().orElseThrow();
        shop.bank.dispute(intent);

        shop.node.returns.look(intent);
        shop.look(shop.only());

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(stops()).isEqualTo(1);
    }

    @Test
    void tellsOnceWhoeverFindsOut() {
        var intent = toppedUp();
        shop.bank.dispute(intent);
        var other = shop.new Node();

        Gate.before("payments.purchases").race(8, i -> (i % 2 == 0 ? shop.node : other).returns.look(intent));

        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(stops()).isEqualTo(1);
    }

    @Test
    void knowsWhatWasGivenBackAndTakesNoCredits() {
        var intent = toppedUp();
        shop.bank.refund(intent, 2000);
        assertThat(shop.node.returns.look(intent)).isTrue();
        assertThat(shop.of(shop.only()).refunded()).isEqualTo(2000);

        shop.bank.refund(intent, 4992);
        shop.node.returns.look(intent);
        shop.node.returns.look(intent);

        assertThat(shop.of(shop.only()).refunded()).isEqualTo(4992);
        assertThat(shop.scene.in(() -> shop.node.ofLevels.returned(shop.scene.id)))
                .containsExactly(Map.entry(
                        shop.of(shop.only()).receiptNumber().orElseThrow(), new Returned(4992, "AUD", false)));
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.suspended()).isNull();
        assertThat(shop.mails("top-up%")).isZero();
    }

    /** Stripe takes a refund back that has failed. */
    @Test
    void knowsThatARefundHasFailed() {
        var intent = toppedUp();
        shop.bank.refund(intent, 4992);
        shop.node.returns.look(intent);
        shop.bank.refund(intent, 0);

        shop.node.returns.look(intent);

        assertThat(shop.scene.in(() -> shop.node.ofLevels.returned(shop.scene.id)))
                .isEmpty();

        assertThat(shop.of(shop.only()).refunded()).isZero();
    }

    /** Of two answers that were asked for at once the older one may come later. */
    @Test
    void writesNoOldAnswerOverANewerOne() {
        var intent = toppedUp();
        var before = shop.of(shop.only());
        shop.bank.refund(intent, 4992);
        shop.node.returns.look(intent);

        assertThat(shop.scene.in(() -> shop.node.changes.returned(before, new Return(2000, false), shop.now())))
                .isFalse();

        assertThat(shop.of(shop.only()).refunded()).isEqualTo(4992);
    }

    @Test
    void isToldAgainWhereStripeDoesNotAnswer() {
        var intent = toppedUp();
        shop.bank.dispute(intent);
        shop.bank.trouble("returned", Trouble.LOST_BEFORE);

        assertThat(shop.node.returns.look(intent)).isFalse();
        assertThat(shop.suspended()).isNull();
        assertThat(shop.node.returns.look(intent)).isTrue();

        assertThat(shop.suspended()).isEqualTo("disputed");
        assertThat(shop.node.returns.look("pi_of_somebody_else")).isTrue();
    }

    /** A disputed card is replaced by the one that is saved instead, as a declined one is. */
    @Test
    void chargesTheCardThatIsSavedInstead() {
        var intent = toppedUp();
        shop.bank.dispute(intent);
        shop.node.returns.look(intent);
        shop.scene.clock.advance(Duration.ofSeconds(1));

        assertThat(shop.card("pm_instead").usual()).isTrue();
    }
}
