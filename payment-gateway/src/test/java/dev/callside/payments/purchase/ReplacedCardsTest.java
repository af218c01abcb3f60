package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.FakeBank.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that whoever does what a stopped top-up asks for, and saves another card, has that one charged. */
class ReplacedCardsTest {

    private final Shop shop = new Shop();
    private final UUID payer = shop.group().value();

    private Optional<UUID> usual() {
        return shop.scene.in(() -> shop.node.saved.usual(shop.scene.id, payer)).map(SavedCard::id);
    }

    private SavedCard next(String method) {
        shop.scene.clock.advance(Duration.ofSeconds(1));
        return shop.card(method);
    }

    @Test
    void chargesTheCardThatWasSavedAfterADecline() {
        shop.card(Mood.DECLINES);
        shop.topUp();
        shop.run();
        assertThat(shop.suspended()).isEqualTo("declined");

        var another = next("pm_2");
        shop.topUp();
        shop.run();

        assertThat(usual()).contains(another.id());
        assertThat(shop.states()).isEqualTo("declined paid");
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void chargesTheCardThatWasSavedAfterTheDefaultHadExpired() {
        shop.card("pm", 2026);
        shop.scene.clock.advance(Duration.ofDays(365));
        shop.topUp();
        shop.run();
        assertThat(shop.suspended()).isEqualTo("card");

        var another = next("pm_2");
        shop.topUp();
        shop.run();

        assertThat(usual()).contains(another.id());
        assertThat(shop.states()).isEqualTo("paid");
    }

    /** It may be saved in time, before anything has stopped. */
    @Test
    void makesANewCardTheDefaultWhereTheFormerHasExpired() {
        shop.card("pm", 2026);
        shop.scene.clock.advance(Duration.ofDays(365));

        var another = next("pm_2");
        var third = next("pm_3");

        assertThat(usual()).contains(another.id());
        assertThat(shop.node.cards.of(shop.scene.id, payer))
                .extracting(SavedCard::id)
                .startsWith(another.id(), third.id());
    }

    /** What is said where top-ups are switched on: a card that would stop the first of them is none. */
    @Test
    void tellsWhyNoCardCanBeCharged() {
        assertThat(cannotCharge()).contains("missing");
        shop.card("pm", 2026);
        assertThat(cannotCharge()).isEmpty();
        shop.scene.clock.advance(Duration.ofDays(365));
        assertThat(cannotCharge()).contains("expired");
    }

    private Optional<String> cannotCharge() {
        return shop.scene.in(() -> shop.node.ofLevels.cannotCharge(shop.scene.id, shop.group()));
    }

    @Test
    void takesNoExpiredCardForTheDefaultWhereThereIsAGoodOne() {
        var good = shop.card("pm_1");
        var chosen = next("pm_2");
        shop.scene.clock.advance(Duration.ofSeconds(1));
        var expired = shop.card("pm_3", 2026);
        shop.node.cards.makeUsual(shop.scene.id, payer, chosen.id(), "mia");
        shop.scene.clock.advance(Duration.ofDays(365));

        shop.node.cards.remove(shop.scene.id, payer, chosen.id(), "mia");
        assertThat(usual()).contains(good.id());
        shop.node.cards.remove(shop.scene.id, payer, good.id(), "mia");
        assertThat(usual()).as("all that is left").contains(expired.id());
        shop.node.cards.remove(shop.scene.id, payer, expired.id(), "mia");
        assertThat(shop.node.cards.of(shop.scene.id, payer)).isEqualTo(List.of());
    }
}
