package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that saved cards are the payer's own, have one default, and are forgotten at Stripe too when they are removed. */
class CardsTest {

    private final Shop shop = new Shop();
    private final UUID payer = shop.group().value();

    private String customer() {
        return shop.customer(shop.group());
    }

    private Optional<SavedCard> usual() {
        return shop.scene.in(() -> shop.node.saved.usual(shop.scene.id, payer));
    }

    @Test
    void makesTheFirstCardTheDefaultAndKeepsItSo() {
        var first = shop.card("pm_1");
        var second = shop.card("pm_2");

        assertThat(usual()).contains(first);
        assertThat(shop.node.cards.of(shop.scene.id, payer)).containsExactly(first, second);
        assertThat(second.usual()).isFalse();
    }

    @Test
    void changesTheDefault() {
        shop.card("pm_1");
        var second = shop.card("pm_2");

        assertThat(shop.node.cards.makeUsual(shop.scene.id, payer, second.id(), "mia"))
                .isTrue();
        assertThat(shop.node.cards.makeUsual(shop.scene.id, payer, second.id(), "mia"))
                .isTrue();

        assertThat(usual()).map(SavedCard::id).contains(second.id());
    }

    @Test
    void isWrittenDownWhoSavedChoseAndRemovedACard() {
        shop.card("pm_1");
        var second = shop.card("pm_2");
        shop.node.cards.makeUsual(shop.scene.id, payer, second.id(), "sam");
        shop.node.cards.remove(shop.scene.id, payer, second.id(), "ana");

        assertThat(shop.scene.sees("select string_agg(actor || ' ' || action, ', ' order by id) from practice.audit"
                        + " where practice_id = {practice} and action like 'card.%' and object = '" + second.id()
                        + "'"))
                .isEqualTo("mia card.save, sam card.default, ana card.remove");
    }

    @Test
    void makesTheNewestOtherOneTheDefaultWhenItIsRemoved() {
        var first = shop.card("pm_1");
        shop.scene.clock.advance(Duration.ofSeconds(1));
        shop.card("pm_2");
        shop.scene.clock.advance(Duration.ofSeconds(1));
        var third = shop.card("pm_3");

        assertThat(shop.node.cards.remove(shop.scene.id, payer, first.id(), "mia"))
                .isTrue();

        assertThat(usual()).map(SavedCard::id).contains(third.id());
        assertThat(shop.node.cards.remove(shop.scene.id, payer, first.id(), "mia"))
                .isFalse();
        assertThat(shop.node.cards.makeUsual(shop.scene.id, payer, first.id(), "mia"))
                .isFalse();
    }

    @Test
    void staysRemovedAndIsDetachedLaterWhenStripeDidNotAnswer() {
        var card = shop.card("pm_1");
        shop.node.cards.remove(shop.scene.id, payer, card.id(), "mia");
        shop.bank.trouble("detach", Trouble.LOST_BEFORE);
        assertThat(shop.node.cards.look(shop.scene.id, payer)).isFalse();
        assertThat(shop.bank.cards(customer()))
                .isEqualTo(new Known<>(List.of(new VaultCard(card.method(), "visa", "4242", 12, 2034))));
        assertThat(usual()).isEmpty();

        shop.scene.clock.advance(Duration.ofSeconds(10));
        shop.node.cards.run(Runnable::run);

        assertThat(shop.bank.cards(customer())).isEqualTo(new Known<>(List.of()));
        assertThat(usual()).isEmpty();
    }

    /** What the page says of a level that is removed: nobody could get at its cards any more. */
    @Test
    void givesUpAllCardsOfALevelThatIsRemoved() {
        var level = shop.scene.level(shop.scene.ana);
        shop.card(level, "pm_1", 2034);
        shop.card(level, "pm_2", 2034);
        var customer = shop.customer(level);
        shop.bank.trouble("detach", Trouble.LOST_BEFORE);

        shop.remove(level);
        assertThat(shop.node.cards.of(shop.scene.id, level.value())).isEmpty();
        shop.node.cards.run(Runnable::run);
        shop.scene.clock.advance(Duration.ofSeconds(10));
        shop.node.cards.run(Runnable::run);

        assertThat(shop.bank.cards(customer)).isEqualTo(new Known<>(List.of()));
        assertThat(shop.node.cards.of(shop.scene.id, level.value())).isEmpty();
        assertThat(shop.scene.sees("select count(*) from practice.audit where practice_id = {practice}"
                        + " and action = 'card.remove' and actor = 'mia'"))
                .isEqualTo("2");
    }

    /** Nobody ever began to save a card for it. */
    @Test
    void looksNoMoreAtARemovedLevelThatStripeNeverHeardOf() {
        shop.scene.in(() -> {
            shop.node.ofLevels.lock(shop.scene.id, shop.group());
            shop.node.ofLevels.remove(shop.scene.id, shop.group(), "mia");
            return null;
        });

        shop.node.cards.run(Runnable::run);

        assertThat(shop.scene.sees("select check_at from payments.payers where practice_id = {practice}"))
                .isNull();
    }

    /** The setup began before the level was removed, and the browser confirms it afterwards. */
    @Test
    void givesUpACardThatIsSavedForALevelThatIsGone() {
        var level = shop.scene.level(shop.scene.ana);
        shop.node.cards.begin(shop.scene.id, level.value());
        var customer = shop.customer(level);
        shop.remove(level);

        var setup = shop.bank.saveCard(customer, shop.method("pm_late"), 2034);

        assertThat(shop.node.cards.setUp(setup)).isTrue();
        assertThat(shop.node.cards.of(shop.scene.id, level.value())).isEmpty();
        assertThat(shop.bank.cards(customer)).isEqualTo(new Known<>(List.of()));
    }

    @Test
    void findsTheCardThatThePageWasLostWith() {
        shop.node.cards.begin(shop.scene.id, payer);
        var setup = shop.bank.saveCard(customer(), shop.method("pm_lost"), 2034);

        assertThat(shop.node.cards.setUp(setup)).isTrue();

        assertThat(usual()).map(SavedCard::method).contains(shop.method("pm_lost"));
    }

    @Test
    void adoptsNobodyElsesCard() {
        var own = shop.scene.level(shop.scene.ana).value();
        shop.node.cards.begin(shop.scene.id, own);
        shop.node.cards.begin(shop.scene.id, payer);
        var setup = shop.bank.saveCard(customer(), shop.method("pm_1"), 2034);
        var nobody = new Known<>(Optional.<SavedCard>empty());

        assertThat(shop.node.cards.adopt(shop.scene.id, own, setup, "mia")).isEqualTo(nobody);
        shop.node.cards.adopt(shop.scene.id, payer, setup, "mia");
        assertThat(shop.node.cards.adopt(shop.scene.id, own, setup, "mia")).isEqualTo(nobody);
        assertThat(shop.node.cards.of(shop.scene.id, own)).isEmpty();
        assertThat(shop.node.cards.of(shop.scene.id, payer)).hasSize(1);
    }

    @Test
    void isAdoptedOnceHoweverOftenThePageSaysSo() {
        shop.node.cards.begin(shop.scene.id, payer);
        var setup = shop.bank.saveCard(customer(), shop.method("pm_1"), 2034);

        var first = shop.node.cards.adopt(shop.scene.id, payer, setup, "mia");
        var again = shop.node.cards.adopt(shop.scene.id, payer, setup, "mia");

        assertThat(again).isEqualTo(first);
        assertThat(shop.node.cards.of(shop.scene.id, payer)).hasSize(1);
    }

    @Test
    void saysThatItDoesNotKnowWhenStripeDoesNotAnswer() {
        shop.node.cards.begin(shop.scene.id, payer);
        var setup = shop.bank.saveCard(customer(), shop.method("pm_1"), 2034);
        shop.bank.trouble("cards", Trouble.LOST_BEFORE);

        assertThat(shop.node.cards.adopt(shop.scene.id, payer, setup, "mia")).isInstanceOf(StripeAnswer.Unknown.class);

        shop.scene.clock.advance(Duration.ofSeconds(10));
        shop.node.cards.run(Runnable::run);
        assertThat(usual()).isPresent();
    }

    /** As the console shows it: at 13:00Z the next day begins in Melbourne. */
    @Test
    void expiresWithTheMonthThatIsOnItWhereThePracticeIs() {
        var card = shop.card("pm_1", 2026);

        assertThat(card.expired(Instant.parse("2026-12-31T12:59:59Z"))).isFalse();
        assertThat(card.expired(Instant.parse("2026-12-31T13:00:00Z"))).isTrue();

        shop.scene.postgres.asOwner(
                "update practice.practices set zone = 'America/Los_Angeles' where id = '" + shop.scene.id + "'");
        var there = usual().orElseThrow();
        assertThat(there.expired(Instant.parse("2027-01-01T07:59:59Z"))).isFalse();
        assertThat(there.expired(Instant.parse("2027-01-01T08:00:00Z"))).isTrue();
    }
}
