package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.LevelId;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.request.Intent.Status;
import dev.callside.practice.testing.Gate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what a person buys is charged once and granted once, whatever is lost, late or done twice. */
class PurchaseFlowTest {

    private final Shop shop = new Shop();

    @Test
    void isPaidWithASavedCardGrantedAndReceiptedOnce() {
        var card = shop.card("pm");
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);

        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.mails("purchase:%")).isEqualTo(1);
        assertThat(shop.of(id).receiptNumber())
                .hasValueSatisfying(number -> assertThat(number).matches("C-\\d{8}"));
        assertThat(shop.mail("purchase:%"))
                .contains(
                        "Callside Ltd",
                        "ABN 51 824 753 556",
                        "Harbour Practice",
                        "416 message credits",
                        "49.92",
                        "4242");
    }

    /** Whoever opens the page anew must not buy the same again. */
    @Test
    void isShownWhileStripeHasNotSaidWhatBecameOfIt() {
        var card = shop.card("pm");
        shop.bank.trouble("create", Trouble.LOST_AFTER);
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        assertThat(doubtful()).as("nobody has asked yet").isEmpty();
        shop.look(id);
        assertThat(doubtful()).containsEntry(shop.group(), id.value());

        shop.later(Duration.ofMinutes(2));
        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(doubtful()).isEmpty();
    }

    private Map<LevelId, UUID> doubtful() {
        return shop.scene.in(() -> shop.node.ofLevels.doubtful(shop.scene.id));
    }

    /** Nobody has to be named under alerts for that; who is, gets it too, once. */
    @Test
    void sendsTheReceiptWhereTheBuyerWantsIt() {
        var card = shop.card("pm");
        for (var to : List.of("mia.okafor@harbour.test", Shop.MANAGER)) {
            shop.look(shop.bought(Shop.receipted(Shop.fifty(Optional.of(card.id()), false), to)));
        }
        shop.scene.in(() -> {
            var nobody = new AlertSettings(List.of(), List.of(), Locale.ENGLISH);
            shop.scene.all.topUps.alerts(shop.scene.id, shop.group(), nobody, "Mia");
            return null;
        });
        shop.look(shop.bought(Shop.receipted(Shop.fifty(Optional.of(card.id()), false), "books@harbour.test")));

        assertThat(shop.scene.sees("select string_agg(recipient, ' ' order by recipient) from practice.outbox"
                        + " where practice_id = {practice} and mail_key like 'purchase:%'"))
                .isEqualTo("books@harbour.test mia.okafor@harbour.test mia@harbour.test mia@harbour.test");
        assertThat(shop.scene.in(() -> shop.node.ofLevels.receiptsTo(shop.scene.id)))
                .as("offered the next time")
                .containsEntry(shop.group(), "books@harbour.test");
    }

    @Test
    void buysNothingWhereTheReceiptCouldNotBeSent() {
        var order = Shop.receipted(Shop.fifty(Optional.empty(), false), "mia at harbour");

        assertThat(shop.buy(new PurchaseId(UUID.randomUUID()), order)).isInstanceOf(OrderOutcome.NoAddress.class);
        assertThat(shop.states()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5000, 416, 4992, AUD 0.12", "10000, 1000, 10000, AUD 0.10", "100000, 12121, 99998, AUD 0.0825"})
    void saysThePriceWithAllItsDecimals(long amount, long credits, long charged, String price) {
        var card = shop.card("pm");
        shop.look(shop.bought(Shop.order(amount, credits, charged, Optional.of(card.id()), false)));

        assertThat(shop.mail("purchase:%").lines()).anyMatch(line -> line.endsWith(price));
    }

    @Test
    void isPaidWithACardFromThePageAndKeepsIt() {
        var id = shop.bought(Shop.fifty(Optional.empty(), true));
        assertThat(shop.look(id)).isEqualTo(PurchaseState.NEEDS_CARD);
        var intent = shop.of(id).intent().orElseThrow();

        shop.bank.enter(intent, shop.method("new"), Mood.PAYS);
        shop.bank.saveCard(customer(), shop.method("new"), 2034);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.node.cards.of(shop.scene.id, shop.group().value()))
                .extracting(SavedCard::method)
                .containsExactly(shop.method("new"));
    }

    private String customer() {
        return shop.scene
                .in(() -> shop.node.payers.find(shop.scene.id, shop.group().value()))
                .orElseThrow()
                .customer()
                .orElseThrow();
    }

    @Test
    void grantsOnceWhenWebhookPageAndWorkersAllGrant() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        var intent = shop.of(id).intent().orElseThrow();
        shop.bank.enter(intent, "pm_once", Mood.PAYS);
        var other = shop.new Node();

        Gate.before("payments.purchases").race(12, i -> switch (i % 3) {
            case 0 -> shop.node.finder.look(intent);
            case 1 -> other.finder.look(intent);
            default -> other.lookups.look(shop.scene.id, id).isPresent();
        });

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
        assertThat(shop.mails("purchase:%")).isEqualTo(1);
    }

    /** A server that dies between the two has done neither. */
    @Test
    void isPaidTogetherWithTheGrantOrNotAtAll() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_once", Mood.PAYS);
        var all = shop.scene.all;
        var dying = new CreditGranter(all.levels, all.transfers, all.topUps) {
            @Override
            public void grant(Purchase purchase, Instant at) {
                throw new IllegalStateException("the server dies");
            }
        };

        var death = catchThrowable(
                () -> shop.node.lookups(new Granters(List.of(dying))).look(shop.scene.id, id));

        assertThat(death).hasMessage("the server dies");
        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.NEEDS_CARD);
        assertThat(shop.mails("purchase:%")).isZero();
        assertThat(ungranted())
                .as("whoever watches sees that somebody has paid")
                .isEqualTo("1");
        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(ungranted()).isEqualTo("0");
        assertThat(shop.available()).isEqualTo(416);
    }

    private String ungranted() {
        return shop.scene.sees("select count(ungranted_since) from payments.purchases where practice_id = {practice}");
    }

    @Test
    void tellsOfAPurchaseInOneMailHoweverOftenItIsTold() {
        var card = shop.card("pm");
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        shop.look(id);
        for (var i = 0; i < 3; i++) {
            shop.scene.in(() -> {
                shop.node.mails.receipt(shop.node.store.find(shop.scene.id, id).orElseThrow());
                shop.node.mails.stopped(
                        shop.node.store.find(shop.scene.id, id).orElseThrow(), Stop.DECLINED, shop.now());
                return null;
            });
        }

        assertThat(shop.mails("purchase:%")).isEqualTo(1);
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    /** It may have been paid: neither credits nor an end without Stripe's own word. */
    @Test
    void neitherGrantsNorEndsWhatStripeDoesNotShow() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        var intent = shop.of(id).intent().orElseThrow();
        shop.bank.enter(intent, "pm_once", Mood.PAYS);
        shop.bank.hide(intent);

        assertThat(shop.node.finder.look(intent)).as("left to the worker").isTrue();
        shop.later(Duration.ofHours(3));

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.NEEDS_CARD);
        assertThat(shop.of(id).unknownSince()).isPresent();
        assertThat(shop.available()).isZero();

        shop.bank.show(intent);
        shop.later(Duration.ofHours(3));

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void triesAgainOnTheSameIntentAfterADecline() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        var intent = shop.of(id).intent().orElseThrow();
        shop.bank.enter(intent, "pm_bad", Mood.DECLINES);
        assertThat(shop.look(id)).isEqualTo(PurchaseState.DECLINED);
        assertThat(shop.of(id).failure()).contains("insufficient_funds");

        shop.bank.enter(intent, "pm_good", Mood.PAYS);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.bank.intents()).isEqualTo(1);
        assertThat(shop.of(id).failure()).isEmpty();
    }

    @Test
    void waitsForTheBankWhereTheSavedCardWantsIt() {
        var card = shop.card("pm");
        shop.bank.mood(card.method(), Mood.AUTHENTICATES);
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        assertThat(shop.look(id)).isEqualTo(PurchaseState.NEEDS_ACTION);
        assertThat(shop.available()).isZero();

        shop.bank.authenticate(shop.of(id).intent().orElseThrow(), true);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.mails("top-up%")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "customer, LOST_BEFORE",
        "customer, LOST_AFTER",
        "create, LOST_BEFORE",
        "create, LOST_AFTER",
        "retrieve, LOST_AFTER",
        "confirm, LOST_BEFORE",
        "confirm, LOST_AFTER"
    })
    void chargesOnceWhenAnAnswerIsLost(String call, Trouble trouble) {
        // Beside the level's own card nothing was asked of the bank before.
        var card = call.equals("customer")
                ? Optional.<UUID>empty()
                : Optional.of(shop.card("pm").id());
        shop.bank.trouble(call, trouble);
        var id = shop.bought(Shop.fifty(card, false));
        shop.look(id);
        assertThat(shop.of(id).unknownSince()).isPresent();

        shop.later(Duration.ofSeconds(6));
        if (card.isEmpty()) {
            shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_page", Mood.PAYS);
            shop.look(id);
        }

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.bank.intents()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void looksUpWhatIsUnknownAtEverLongerPauses() {
        var card = shop.card("pm");
        shop.bank.trouble("confirm", Trouble.LOST_AFTER, Trouble.LOST_AFTER);
        shop.bank.trouble("retrieve", Trouble.NONE, Trouble.LOST_BEFORE, Trouble.LOST_BEFORE);
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        shop.look(id);

        for (var i = 0; i < 20 && shop.of(id).state() != PurchaseState.PAID; i++) {
            shop.later(Duration.ofSeconds(10));
        }

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(shop.bank.attempts()).isEqualTo(1);
    }

    @Test
    void asksEverMoreSeldomForWhatStripeWillNotShow() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        var intent = shop.of(id).intent().orElseThrow();
        shop.bank.enter(intent, "pm_page", Mood.PAYS);
        shop.bank.hide(intent);
        var asked = new ArrayList<Long>();
        for (var i = 0; i < 14; i++) {
            shop.look(id);
            var pause = Duration.between(shop.scene.clock.instant(), shop.checkAt(id));
            asked.add(pause.toSeconds());
            shop.scene.clock.advance(pause);
        }
        assertThat(asked).startsWith(5L, 5L, 10L, 20L, 40L, 80L).endsWith(10240L, 14400L);
        assertThat(shop.of(id).refusedSince()).isPresent();

        assertThat(shop.node.finder.look(intent)).isTrue();
        assertThat(shop.checkAt(id)).isEqualTo(shop.scene.clock.instant().plusSeconds(5));

        shop.bank.show(intent);
        assertThat(shop.node.finder.look(intent)).isTrue();
        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(shop.of(id).refusedSince()).isEmpty();
    }

    /** It is for whoever has the key to act, and nothing of it is charged. */
    @ParameterizedTest
    @ValueSource(strings = {"customer", "create"})
    void asksEverMoreSeldomForWhatOurKeyMayNotMake(String call) {
        shop.bank.trouble(call, Collections.nCopies(10, Trouble.NOT_PERMITTED).toArray(Trouble[]::new));
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        var asked = new ArrayList<Long>();
        for (var i = 0; i < 10; i++) {
            shop.look(id);
            var pause = Duration.between(shop.scene.clock.instant(), shop.checkAt(id));
            asked.add(pause.toSeconds());
            shop.scene.clock.advance(pause);
        }
        assertThat(asked).startsWith(5L, 5L, 10L, 20L, 40L, 80L).endsWith(640L, 1280L);
        assertThat(shop.of(id).refusedSince()).as("those who watch see it").isPresent();

        assertThat(shop.look(id)).isEqualTo(PurchaseState.NEEDS_CARD);
        assertThat(shop.of(id).refusedSince()).isEmpty();
    }

    /** Whether Stripe has made an intent or not: nobody has its secret. */
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"LOST_BEFORE", "LOST_AFTER", "NOT_PERMITTED"})
    void endsWhatStripeHasGivenNoIntentOfInTime(Trouble trouble) {
        shop.bank.trouble("create", trouble);
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        shop.scene.clock.advance(PurchaseRules.TO_PAY.plusSeconds(1));

        shop.node.worker.expire();

        assertThat(shop.look(id)).isEqualTo(PurchaseState.CANCELLED);
        assertThat(shop.of(id).unknownSince()).isEmpty();
        assertThat(shop.bank.charges()).isZero();
    }

    @Test
    void doesNotChargeASavedCardAnyMoreWhenItIsLate() {
        var card = shop.card("pm");
        shop.bank.trouble("confirm", Trouble.LOST_BEFORE);
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        shop.look(id);

        shop.later(Duration.ofDays(2));

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.CANCELLED);
        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.bank.status(shop.of(id).intent().orElseThrow())).isEqualTo(Status.CANCELED);
    }

    @Test
    void findsADayLaterWhatWasPaidWhenTheAnswerWasLost() {
        var card = shop.card("pm");
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        var id = shop.bought(Shop.fifty(Optional.of(card.id()), false));
        shop.look(id);

        shop.later(Duration.ofDays(2));

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void endsWhatIsNotPaidInTime() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        shop.scene.clock.advance(PurchaseRules.TO_PAY.plusSeconds(1));

        shop.node.worker.expire();
        shop.look(id);

        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.CANCELLED);
        assertThat(shop.bank.status(shop.of(id).intent().orElseThrow())).isEqualTo(Status.CANCELED);
    }

    @Test
    void paysWhatWasPaidWhileItWasBeingEnded() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        shop.scene.clock.advance(PurchaseRules.TO_PAY.plusSeconds(1));
        shop.node.worker.expire();
        shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_last_moment", Mood.PAYS);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void isTheSamePurchaseWhenItIsSubmittedAgain() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));

        assertThat(shop.buy(id, Shop.fifty(Optional.empty(), false)))
                .isInstanceOfSatisfying(
                        OrderOutcome.Stored.class,
                        stored -> assertThat(stored.isNew()).isFalse());
        assertThat(shop.buy(id, Shop.fifty(Optional.empty(), true))).isInstanceOf(OrderOutcome.OtherContent.class);
        assertThat(shop.buy(id, Shop.order(6000, 500, 6000, Optional.empty(), false)))
                .isInstanceOf(OrderOutcome.OtherContent.class);
        assertThat(shop.states()).isEqualTo("open");
    }

    @Test
    void refusesNumbersThatThePersonHasNotSeen() {
        var id = new PurchaseId(UUID.randomUUID());

        assertThat(shop.buy(id, Shop.order(5000, 417, 4992, Optional.empty(), false)))
                .isInstanceOf(OrderOutcome.PriceChanged.class);
        assertThat(shop.buy(id, Shop.order(5000, 416, 5000, Optional.empty(), false)))
                .isInstanceOf(OrderOutcome.PriceChanged.class);
        assertThat(shop.states()).isNull();
    }

    @Test
    void givesTheHeirWhatWasPaidForALevelThatWasRemovedMeanwhile() {
        var own = shop.scene.level(shop.scene.ana);
        var id = new PurchaseId(UUID.randomUUID());
        shop.node.purchases.buy(shop.scene.of(own), id, Shop.fifty(Optional.empty(), false));
        shop.look(id);
        shop.scene.in(() -> shop.scene.all.levels.remove(shop.scene.id, own, shop.group(), "Mia"));
        shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_heir", Mood.PAYS);

        assertThat(shop.look(id)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.available()).isEqualTo(416);
    }

    /** The database holds alone what the code sees to. */
    @ParameterizedTest
    @EnumSource(
            value = PurchaseState.class,
            names = {"OPEN", "NEEDS_CARD", "NEEDS_ACTION", "DECLINED", "CLOSING", "CANCELLED"})
    void staysPaidInTheDatabase(PurchaseState state) {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);
        shop.bank.enter(shop.of(id).intent().orElseThrow(), "pm_paid", Mood.PAYS);
        shop.look(id);

        var refused = catchThrowable(() -> shop.scene.postgres.asOwner("update payments.purchases set state = '"
                + state.label() + "', paid_at = null where id = '" + id + "'"));

        assertThat(refused).hasRootCauseInstanceOf(SQLException.class);
        assertThat(shop.of(id).state()).isEqualTo(PurchaseState.PAID);
    }

    @Test
    void keepsItsOneIntentInTheDatabase() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));
        shop.look(id);

        for (var other : List.of("'pi_other'", "null")) {
            var refused = catchThrowable(() -> shop.scene.postgres.asOwner(
                    "update payments.purchases set intent_id = " + other + " where id = '" + id + "'"));
            assertThat(refused).as(other).hasStackTraceContaining("one PaymentIntent");
        }
    }

    @Test
    void nobodyRewritesWhatHappenedToAPurchase() {
        var id = shop.bought(Shop.fifty(Optional.empty(), false));

        for (var change : List.of(
                "update payments.purchase_history set state = 'paid'", "delete from payments.purchase_history")) {
            var refused =
                    catchThrowable(() -> shop.scene.postgres.asOwner(change + " where purchase_id = '" + id + "'"));
            assertThat(refused).as(change).hasRootCauseInstanceOf(SQLException.class);
        }
        assertThat(shop.scene.sees("select string_agg(state, ' ') from payments.purchase_history where purchase_id = '"
                        + id + "'"))
                .isEqualTo("open");
    }
}
