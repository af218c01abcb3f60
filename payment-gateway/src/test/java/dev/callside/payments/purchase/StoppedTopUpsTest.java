package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.TopUp;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.request.Intent.Status;
import dev.callside.practice.testing.Gate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Proves that a top-up which the bank stops waits for a person, who completes the same PaymentIntent or begins anew. */
class StoppedTopUpsTest {

    private final Shop shop = new Shop();

    @Test
    void stopsForAuthenticationAndSendsOneLink() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        shop.hours(6);

        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("needs_action");
        assertThat(shop.suspended()).isEqualTo("authentication");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
        assertThat(shop.mail("top-up%")).contains("http://callside.test/pay/complete#");
    }

    /** Stripe was away when it began, and comes back when nobody wants it any more. */
    @Test
    void chargesNothingThatWasSwitchedOffMeanwhile() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_BEFORE);
        shop.topUp();
        shop.run();
        assertThat(shop.states()).isEqualTo("open");

        shop.scene.in(() -> {
            var off = new TopUp(false, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, shop.group(), off, Optional.empty(), "Mia");
            return null;
        });
        shop.hours(1);

        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.states()).isEqualTo("cancelled");
    }

    @Test
    void chargesNothingWhereCreditsHaveComeMeanwhile() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_BEFORE);
        shop.topUp();
        shop.run();
        shop.scene.bought(shop.group(), 10);

        shop.later(Duration.ofSeconds(6));
        shop.run();

        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.available()).isEqualTo(10);
    }

    /** Whoever wanted it has gone on, whatever is still needed. */
    @Test
    void chargesNothingAfterAnHour() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_BEFORE);
        shop.topUp();
        shop.run();
        var first = shop.only();

        shop.later(Duration.ofMinutes(61));

        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.of(first).state()).isEqualTo(PurchaseState.CANCELLED);
    }

    @Test
    void completesTheSameIntentByTheLinkAndGoesOn() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        var intent = purchase.intent().orElseThrow();
        shop.node.lookups.look(shop.scene.id, purchase.id());
        assertThat(shop.bank.attempts()).as("opening the link charges nothing").isEqualTo(1);

        var seen = shop.node.lookups.complete(purchase);
        assertThat(seen.orElseThrow().status()).isEqualTo(Status.REQUIRES_ACTION);
        shop.bank.authenticate(intent, true);
        shop.node.lookups.look(shop.scene.id, purchase.id());

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.bank.intents()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.suspended()).isNull();
        assertThat(shop.mails("purchase:%")).isEqualTo(1);
    }

    /** In as many browsers, on two nodes: all have read that it waits before the first of them writes that it is tried. */
    @Test
    void asksTheBankOnceHoweverManyCompleteItAtOnce() {
        var card = shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        var other = shop.new Node();
        shop.bank.mood(card.method(), Mood.PAYS);

        Gate.before("payments.purchases").race(8, i -> (i % 2 == 0 ? shop.node : other).lookups.complete(purchase));

        assertThat(shop.of(purchase.id()).confirms()).as("one of them tries").isEqualTo(1);
        assertThat(shop.bank.attempts()).as("by itself, and by one of them").isEqualTo(2);
        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.mails("purchase:%")).isEqualTo(1);
    }

    /** Another browser, a little later: what the first one was shown by the bank goes on to count. */
    @Test
    void leavesTheBanksPageToWhoeverIsThere() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        shop.node.lookups.complete(purchase);

        var seen = shop.node.lookups.complete(shop.of(purchase.id()));

        assertThat(seen.orElseThrow().status()).isEqualTo(Status.REQUIRES_ACTION);
        assertThat(shop.bank.attempts()).as("by itself, and by the first").isEqualTo(2);
    }

    /** Both browsers come back from the bank's page, and Stripe tells of it too. */
    @Test
    void grantsOnceWhateverFindsOutThatItWasCompleted() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        shop.node.lookups.complete(purchase);
        var waiting = shop.of(purchase.id());
        var other = shop.new Node();
        shop.bank.authenticate(purchase.intent().orElseThrow(), true);

        Gate.before("payments.purchases").race(8, i -> {
            var node = i % 2 == 0 ? shop.node : other;
            return i < 4 ? node.lookups.complete(waiting) : node.lookups.look(shop.scene.id, waiting.id());
        });

        assertThat(shop.bank.attempts()).isEqualTo(2);
        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.mails("purchase:%")).isEqualTo(1);
        assertThat(shop.suspended()).isNull();
    }

    @Test
    void canBeCompletedAgainAfterTheBankDidNotRecogniseThePerson() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        var intent = purchase.intent().orElseThrow();
        shop.node.lookups.complete(purchase);
        shop.bank.authenticate(intent, false);
        shop.node.lookups.look(shop.scene.id, purchase.id());
        assertThat(shop.of(purchase.id()).state()).isEqualTo(PurchaseState.NEEDS_ACTION);

        shop.node.lookups.complete(shop.of(purchase.id()));
        shop.bank.authenticate(intent, true);
        shop.node.lookups.look(shop.scene.id, purchase.id());

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    /** The console must not go on asking for a link to be opened that leads nowhere, and who waits for it hears of it. */
    @Test
    void isDeclinedAndToldOnceWhereTheBankDeclinesWhatWasConfirmed() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        var purchase = shop.of(shop.only());
        shop.node.lookups.complete(purchase);
        shop.bank.declineAfterwards(purchase.intent().orElseThrow());
        var other = shop.new Node();

        Gate.before("payments.purchases")
                .race(8, i -> (i % 2 == 0 ? shop.node : other).lookups.look(shop.scene.id, purchase.id()));

        assertThat(shop.suspended()).isEqualTo("declined");
        shop.hours(6);
        assertThat(shop.states()).isEqualTo("declined");
        assertThat(shop.bank.charges()).isZero();
        assertThat(shop.bank.attempts()).as("by itself, and by the manager").isEqualTo(2);
        assertThat(shop.mails("top-up%")).as("one for each").isEqualTo(2);
        assertThat(shop.mail("top-up%:declined"))
                .contains("The card was not accepted", "not tried again by itself")
                .doesNotContain("/pay/complete#");
    }

    /** The manager has asked for more in the meantime than what is bought by the link, and has not gone on without that. */
    @Test
    void tellsThatWhatWasCompletedIsTooLittle() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp(1000, 83);
        shop.run();
        var purchase = shop.of(shop.only());
        shop.scene.in(() -> {
            var more =
                    new TopUp(true, "AUD", OptionalLong.of(20_000), 1_000, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, shop.group(), more, Optional.empty(), "Mia");
            return null;
        });
        shop.node.lookups.complete(purchase);
        shop.bank.authenticate(purchase.intent().orElseThrow(), true);

        shop.look(purchase.id());

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.suspended()).isEqualTo("amount");
        assertThat(shop.mails("top-up%")).isEqualTo(2);
        assertThat(shop.mail("top-up%:short")).contains("buys too few credits");
    }

    @Test
    void givesWayToANewOneWhenAPersonSwitchesItOnInstead() {
        var card = shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        shop.bank.mood(card.method(), Mood.PAYS);

        shop.topUp();
        shop.run();
        shop.run();

        assertThat(shop.states()).isEqualTo("cancelled paid");
        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void closesTheLinkAfterAWeek() {
        shop.card(Mood.AUTHENTICATES);
        shop.topUp();
        shop.run();
        shop.scene.clock.advance(PurchaseRules.TO_COMPLETE.plusSeconds(1));

        shop.node.worker.expire();
        shop.node.worker.run(Runnable::run);
        shop.run();

        assertThat(shop.states()).isEqualTo("cancelled");
        assertThat(shop.suspended()).as("a person has to act all the same").isEqualTo("authentication");
    }
}
