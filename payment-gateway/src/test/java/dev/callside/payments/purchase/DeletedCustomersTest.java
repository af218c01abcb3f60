package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.stripe.StripeAnswer.Known;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that a level whose customer the operator has deleted at Stripe goes on with another one, and without its cards. */
class DeletedCustomersTest {

    private final Shop shop = new Shop();
    private final UUID payer = shop.group().value();

    private String deleted() {
        var customer = shop.customer(shop.group());
        shop.scene.clock.advance(Duration.ofHours(2));
        shop.bank.delete(customer);
        return customer;
    }

    private String due() {
        return shop.scene.sees("select count(check_at) from payments.payers where practice_id = {practice}");
    }

    @Test
    void buysWithANewOne() {
        shop.card("pm");
        var before = deleted();
        var id = shop.bought(Shop.fifty(Optional.empty(), true));

        assertThat(shop.look(id)).isEqualTo(PurchaseState.NEEDS_CARD);

        assertThat(shop.customer(shop.group())).isNotEqualTo(before);
        shop.bank.enter(shop.of(id).intent().orElseThrow(), shop.method("pm_new"), Mood.PAYS);
        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.mails("top-up%")).isZero();
    }

    @Test
    void savesACardWithANewOne() {
        shop.card("pm");
        var before = deleted();

        var card = shop.card("pm_again");

        assertThat(shop.customer(shop.group())).isNotEqualTo(before);
        assertThat(shop.node.cards.of(shop.scene.id, payer)).containsExactly(card);
        assertThat(card.usual()).isTrue();
    }

    /** As often as it happens. */
    @Test
    void goesOnAfterTheSecondOneToo() {
        shop.card("pm");
        var first = deleted();
        shop.card("pm_2");
        var second = deleted();

        shop.card("pm_3");

        assertThat(shop.customer(shop.group())).isNotIn(first, second);
    }

    /** Not because the card was declined: nobody has asked its bank. */
    @Test
    void stopsATopUpForWantOfACard() {
        shop.card(Mood.PAYS);
        shop.topUp();
        deleted();

        shop.run();
        shop.run();
        shop.hours(2);

        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.mails("top-up%")).isEqualTo(1);
        assertThat(shop.mail("top-up%")).doesNotContain("not accepted");
        assertThat(shop.node.cards.of(shop.scene.id, payer)).isEmpty();
    }

    /** It was made already when the customer went. */
    @Test
    void stopsATopUpThatWasToBeCharged() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_AFTER);
        shop.topUp();
        shop.run();
        shop.bank.trouble("confirm", Trouble.LOST_BEFORE);
        shop.later(Duration.ofSeconds(6));
        assertThat(shop.of(shop.only()).intent()).isPresent();
        shop.scene.clock.advance(Duration.ofMinutes(10));
        shop.bank.delete(shop.customer(shop.group()));

        shop.later(Duration.ofSeconds(6));

        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.bank.charges()).isZero();
    }

    @Test
    void isFoundAtTheNextLookAndNotAskedForAgain() {
        shop.card("pm");
        deleted();
        shop.scene.in(() -> {
            shop.node.payers.check(shop.scene.id, payer, shop.now());
            return null;
        });

        for (var round = 0; round < 5; round++) {
            shop.scene.clock.advance(Duration.ofSeconds(10));
            shop.node.cards.run(Runnable::run);
        }

        assertThat(shop.node.cards.of(shop.scene.id, payer)).isEmpty();
        assertThat(due()).isEqualTo("0");
        assertThat(shop.scene.sees("select actor from practice.audit where practice_id = {practice}"
                        + " and action = 'card.remove'"))
                .isEqualTo("worker");
    }

    /** The key is another account's for a while: no card is forgotten for that, none is taken for detached, and Stripe is asked seldom. */
    @Test
    void keepsACustomerThatStripeDoesNotSayWasDeleted() {
        var card = shop.card("pm");
        var removed = shop.card("pm_removed");
        var customer = shop.customer(shop.group());
        shop.scene.clock.advance(Duration.ofHours(2));
        shop.bank.lose(customer);
        shop.node.cards.remove(shop.scene.id, payer, removed.id(), "Mia");

        assertThat(shop.node.cards.look(shop.scene.id, payer)).isTrue();

        assertThat(shop.scene.sees("select check_at from payments.payers where practice_id = {practice}"))
                .isEqualTo(shop.scene.sees("select timestamptz '" + shop.now().plus(Duration.ofHours(1))
                        + "' from payments.payers where practice_id = {practice}"));
        assertThat(shop.node.cards.of(shop.scene.id, payer))
                .extracting(SavedCard::id)
                .containsExactly(card.id());
        assertThat(shop.customer(shop.group())).isEqualTo(customer);

        shop.bank.find(customer);
        shop.scene.clock.advance(Duration.ofHours(1));
        shop.node.cards.run(Runnable::run);

        assertThat(due()).isEqualTo("0");
        assertThat(shop.bank.has(customer, removed.method())).isFalse();
        assertThat(shop.bank.has(customer, card.method())).isTrue();
    }

    @Test
    void isLookedAtAgainWhereStripeDoesNotSay() {
        shop.card("pm");
        deleted();
        shop.bank.trouble("deleted", Trouble.LOST_BEFORE);

        assertThat(shop.node.cards.look(shop.scene.id, payer)).isFalse();
        assertThat(shop.node.cards.look(shop.scene.id, payer)).isTrue();

        assertThat(shop.node.cards.of(shop.scene.id, payer)).isEmpty();
    }

    /** The webhook of it. */
    @Test
    void isForgottenWhenStripeTells() {
        shop.card("pm");
        var customer = deleted();

        assertThat(shop.node.cards.customerDeleted(customer)).isTrue();
        assertThat(shop.node.cards.customerDeleted("cus_of_somebody_else")).isTrue();

        assertThat(shop.node.cards.of(shop.scene.id, payer)).isEmpty();
    }

    /** Of two who find out at once both go on, with the same new customer. */
    @Test
    void isReplacedOnceWhoeverFindsOut() {
        shop.card("pm");
        deleted();
        var stale =
                shop.scene.in(() -> shop.node.payers.find(shop.scene.id, payer)).orElseThrow();
        shop.node.cards.look(shop.scene.id, payer);
        shop.card("pm_new");
        var now = shop.customer(shop.group());

        assertThat(shop.scene.in(() -> shop.node.payers.forget(stale))).isFalse();

        assertThat(shop.node.cards.begin(shop.scene.id, payer)).isInstanceOf(Known.class);
        assertThat(shop.customer(shop.group())).isEqualTo(now);
    }
}
