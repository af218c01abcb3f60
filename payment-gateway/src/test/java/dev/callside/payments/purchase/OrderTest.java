package dev.callside.payments.purchase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
                order.locale(),
                Optional.empty());

        assertThat(shop.buy(new PurchaseId(UUID.randomUUID()), euros)).isEqualTo(new OrderOutcome.WrongCurrency("AUD"));
    }

    /** A host says names as it likes, or none; what was paid must be granted all the same. */
    @ParameterizedTest
    @MethodSource("names")
    void grantsWhateverTheBuyerIsCalled(String name) {
        var body = new PurchaseResource.Body(
                Json.createValue(5000), Json.createValue(416), Json.createValue(4992), "AUD", null, false, null);
        var id = shop.bought(OrderReader.read(body, manager(name)).orElseThrow());
        shop.look(id);
        shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_page", Mood.PAYS);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.of(id).buyer().codePointCount(0, shop.of(id).buyer().length()))
                .isBetween(1, 200);
    }

    private Session manager(String name) {
        return new Session(
                shop.scene.id,
                "host",
                Placement.SETTINGS,
                Role.MANAGER,
                "mia",
                name,
                Locale.ENGLISH,
                Optional.empty(),
                shop.now());
    }

    /** One that is saved already is not saved again, and asking for it is no other order. */
    @Test
    void isTheSameOrderAgainWhereASavedCardIsToBeSaved() {
        var card = shop.card(Mood.PAYS).id();
        var body = new PurchaseResource.Body(
                Json.createValue(5000),
                Json.createValue(416),
                Json.createValue(4992),
                "AUD",
                card.toString(),
                true,
                null);
        var order = OrderReader.read(body, manager("Mia")).orElseThrow();
        var id = new PurchaseId(UUID.randomUUID());

        assertThat(shop.buy(id, order))
                .isInstanceOfSatisfying(
                        OrderOutcome.Stored.class,
                        first -> assertThat(first.isNew()).isTrue());
        assertThat(shop.buy(id, order))
                .isInstanceOfSatisfying(
                        OrderOutcome.Stored.class,
                        again -> assertThat(again.isNew()).isFalse());
    }

    static Stream<String> names() {
        return Stream.of("", "   ", "m".repeat(300), "\uD83D\uDE42".repeat(300), "Mia");
    }

    /** The database holds alone what the code sees to. */
    @ParameterizedTest
    @MethodSource("noNames")
    void storesNoBuyerWhomTheLedgerWouldNotTake(String name) {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));

        var refused = catchThrowable(() -> shop.scene.postgres.asOwner(
                "update payments.purchases set buyer = '" + name + "' where id = '" + id + "'"));

        assertThat(refused).hasStackTraceContaining("buyer_named");
    }

    static Stream<String> noNames() {
        return Stream.of("", "m".repeat(201));
    }

    /** The ledger's ids are made by many: a message, a transfer between levels and a purchase may have the same. */
    @Test
    void grantsAPurchaseWhoseIdSomethingElseHasInTheLedger() {
        shop.scene.bought(shop.group(), 3);
        var spent = shop.scene.sms(null, 1);
        shop.scene.spend(spent);
        var reserved = shop.scene.sms(null, 1);
        shop.scene.reserve(reserved);

        for (var message : List.of(spent, reserved)) {
            var before = shop.available();
            var id = new PurchaseId(message.id());
            assertThat(shop.buy(id, Shop.fifty(Optional.empty(), false))).isInstanceOf(OrderOutcome.Stored.class);
            shop.look(id);
            shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_page", Mood.PAYS);

            assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
            assertThat(shop.available()).isEqualTo(before + 416);
        }
    }

    /** Before anything is charged, and not after. */
    @Test
    void refusesAPurchaseThatTheLedgerCouldNotGrant() {
        shop.scene.bought(shop.group(), 3);
        var id = new PurchaseId(UUID.randomUUID());
        var grant = UUID.nameUUIDFromBytes(("grant:" + id).getBytes(UTF_8));
        shop.scene.spend(new Message(grant, Optional.empty(), Channel.SMS, "AU", 1, ""));

        assertThat(shop.buy(id, Shop.fifty(Optional.empty(), false))).isInstanceOf(OrderOutcome.OtherContent.class);
        assertThat(shop.states()).isNull();
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
