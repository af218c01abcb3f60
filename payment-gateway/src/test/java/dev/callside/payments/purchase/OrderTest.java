package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that what cannot be bought is refused with its reason, and nothing is stored or charged. */
class OrderTest {

    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({"-1", "0", "999", "200001"})
    void refusesAmountsThatCannotBeBought(long amount) {
        var outcome = shop.buy(new PurchaseId(UUID.randomUUID()), Shop.order(amount, 1, 1, Optional.empty(), false));

        assertThat(outcome).isInstanceOf(OrderOutcome.NoQuote.class);
        assertThat(shop.states()).isNull();
    }

    @Test
    void refusesAnotherCurrency() {
        var order = Shop.fifty(Optional.empty(), false);
        var euros = new Order(
                order.amount(),
                order.credits(),
                order.charged(),
                "EUR",
                order.card(),
                false,
                order.subject(),
                order.buyer(),
                order.locale());

        assertThat(shop.buy(new PurchaseId(UUID.randomUUID()), euros)).isEqualTo(new OrderOutcome.WrongCurrency("AUD"));
    }

    @Test
    void refusesACardThatIsExpiredRemovedOrAnotherLevels() {
        var expired = shop.card("pm_old", 2026);
        shop.scene.clock.advance(Duration.ofDays(365));
        assertThat(shop.buy(new PurchaseId(UUID.randomUUID()), Shop.fifty(Optional.of(expired.id()), false)))
                .isInstanceOf(OrderOutcome.CardExpired.class);

        shop.node.cards.remove(shop.scene.id, shop.group().value(), expired.id(), "mia");
        assertThat(shop.buy(new PurchaseId(UUID.randomUUID()), Shop.fifty(Optional.of(expired.id()), false)))
                .isInstanceOf(OrderOutcome.NoCard.class);
        assertThat(shop.buy(new PurchaseId(UUID.randomUUID()), Shop.fifty(Optional.of(UUID.randomUUID()), false)))
                .isInstanceOf(OrderOutcome.NoCard.class);
        assertThat(shop.bank.attempts()).isZero();
    }
}
