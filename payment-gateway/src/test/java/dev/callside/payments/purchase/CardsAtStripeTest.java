package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.stripe.StripeAnswer.Known;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that our cards become what Stripe's are: renewed, detached there, or saved while nobody told us. */
class CardsAtStripeTest {

    private final Shop shop = new Shop();
    private final UUID payer = shop.group().value();

    private Optional<SavedCard> usual() {
        return shop.scene.in(() -> shop.node.saved.usual(shop.scene.id, payer));
    }

    private String customer(UUID id) {
        return shop.scene
                .in(() -> shop.node.payers.find(shop.scene.id, id))
                .flatMap(Payer::customer)
                .orElseThrow();
    }

    private void after(Duration time) {
        shop.scene.clock.advance(time);
        shop.node.cards.run(Runnable::run);
    }

    @Test
    void takesTheNewDateWhenStripeSaysThatACardHasChanged() {
        var card = shop.card("pm", 2026);
        shop.bank.renew(card.method(), 2030);

        assertThat(shop.node.cards.changed(card.method())).isTrue();
        assertThat(shop.node.cards.changed("pm_of_somebody_else")).isTrue();

        assertThat(usual()).map(SavedCard::expYear).contains(2030);
    }

    @Test
    void isToldAgainWhereStripeDoesNotAnswer() {
        var card = shop.card("pm", 2026);
        shop.bank.trouble("cards", Trouble.LOST_BEFORE);

        assertThat(shop.node.cards.changed(card.method())).isFalse();
    }

    /** The webhook of it was lost. */
    @Test
    void chargesACardThatWasRenewedInsteadOfStopping() {
        var card = shop.card("pm", 2026);
        shop.scene.clock.advance(Duration.ofDays(365));
        shop.bank.renew(card.method(), 2030);
        shop.topUp();

        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.suspended()).isNull();
    }

    @Test
    void doesNotStopForAnExpiredCardBeforeStripeHasAnswered() {
        var card = shop.card("pm", 2026);
        shop.scene.clock.advance(Duration.ofDays(365));
        shop.bank.renew(card.method(), 2030);
        shop.bank.trouble("cards", Trouble.LOST_BEFORE);
        shop.topUp();

        shop.run();
        assertThat(shop.suspended()).isNull();
        assertThat(shop.states()).isNull();
        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
    }

    @Test
    void forgetsACardThatWasDetachedAtStripe() {
        var first = shop.card("pm_1");
        shop.scene.clock.advance(Duration.ofSeconds(1));
        var second = shop.card("pm_2");
        shop.scene.clock.advance(Duration.ofHours(2));
        shop.bank.detach(first.method());

        assertThat(shop.node.cards.changed(first.method())).isTrue();

        assertThat(shop.node.cards.of(shop.scene.id, payer))
                .extracting(SavedCard::id)
                .containsExactly(second.id());
        assertThat(usual()).map(SavedCard::id).contains(second.id());
        assertThat(shop.scene.sees("select actor from practice.audit where practice_id = {practice}"
                        + " and action = 'card.remove' and object = '" + first.id() + "'"))
                .isEqualTo("worker");
    }

    @Test
    void triesNoCardThatWasDetachedAtStripe() {
        var card = shop.card(Mood.PAYS);
        shop.scene.clock.advance(Duration.ofHours(2));
        shop.bank.detach(card.method());
        shop.node.cards.changed(card.method());
        shop.topUp();

        shop.run();

        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.suspended()).isEqualTo("card");
    }

    /** Not when the balance is low: until then mails say that it buys by itself. */
    @Test
    void stopsAndTellsAtOnceWhenTheLastCardIsDetachedAtStripe() {
        var card = shop.card(Mood.PAYS);
        shop.scene.bought(shop.group(), 100);
        shop.topUp();
        shop.scene.clock.advance(Duration.ofHours(2));
        shop.bank.detach(card.method());

        shop.node.cards.changed(card.method());
        shop.node.cards.changed(card.method());

        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    /** A look that began before a card was saved has not seen it. */
    @Test
    void keepsACardThatIsYoungerThanTheList() {
        var card = shop.card("pm");
        shop.bank.detach(card.method());

        shop.node.cards.look(shop.scene.id, payer);

        assertThat(usual()).map(SavedCard::id).contains(card.id());
    }

    @Test
    void findsACardWhosePageAndWebhookWereLost() {
        shop.node.cards.begin(shop.scene.id, payer);
        shop.bank.saveCard(customer(payer), shop.method("pm_lost"), 2034);

        after(Duration.ofMinutes(6));

        assertThat(usual()).map(SavedCard::method).contains(shop.method("pm_lost"));
    }

    @Test
    void findsOneThatWasSavedWithinTheHour() {
        shop.node.cards.begin(shop.scene.id, payer);
        after(Duration.ofMinutes(6));
        assertThat(usual()).isEmpty();
        shop.bank.saveCard(customer(payer), shop.method("pm_late"), 2034);

        after(Duration.ofMinutes(56));

        assertThat(usual()).map(SavedCard::method).contains(shop.method("pm_late"));
        assertThat(shop.scene.sees("select count(check_at) from payments.payers where practice_id = {practice}"))
                .as("and is not looked at for ever")
                .isEqualTo("0");
    }

    /** The page is still open while another card is removed beside it, and Stripe tells of that too. */
    @Test
    void findsItHoweverOftenTheCardsWereLookedAtMeanwhile() {
        shop.card("pm_old");
        shop.node.cards.begin(shop.scene.id, payer);
        for (var look = 0; look < 3; look++) {
            shop.scene.clock.advance(Duration.ofMinutes(1));
            assertThat(shop.node.cards.look(shop.scene.id, payer)).isTrue();
        }
        shop.bank.saveCard(customer(payer), shop.method("pm_late"), 2034);

        after(Duration.ofMinutes(58));

        assertThat(shop.node.cards.of(shop.scene.id, payer))
                .extracting(SavedCard::method)
                .contains(shop.method("pm_late"));
        assertThat(shop.scene.sees("select count(check_at) from payments.payers where practice_id = {practice}"))
                .isEqualTo("0");
    }

    @Test
    void givesUpACardOfARemovedLevelWhosePageAndWebhookWereLost() {
        var level = shop.scene.level(shop.scene.ana);
        shop.node.cards.begin(shop.scene.id, level.value());
        shop.scene.in(() -> {
            shop.node.ofLevels.lock(shop.scene.id, level);
            shop.scene.all.levels.remove(shop.scene.id, level, shop.group(), "mia");
            shop.node.ofLevels.remove(shop.scene.id, level, "mia");
            return null;
        });
        after(Duration.ofSeconds(10));
        shop.bank.saveCard(customer(level.value()), shop.method("pm_late"), 2034);

        after(Duration.ofMinutes(61));

        assertThat(shop.bank.cards(customer(level.value()))).isEqualTo(new Known<>(List.of()));
    }

    /** The page that saved it says so, when its level is gone. */
    @Test
    void givesUpACardThatAPageSavedForALevelThatIsGone() {
        var level = shop.scene.level(shop.scene.ana);
        shop.node.cards.begin(shop.scene.id, level.value());
        shop.scene.in(() -> shop.scene.all.levels.remove(shop.scene.id, level, shop.group(), "mia"));
        var setup = shop.bank.saveCard(customer(level.value()), shop.method("pm_late"), 2034);

        assertThat(shop.node.cards.adopt(shop.scene.id, level.value(), setup, "ana"))
                .isEqualTo(new Known<>(Optional.empty()));
        assertThat(shop.bank.cards(customer(level.value()))).isEqualTo(new Known<>(List.of()));
    }
}
