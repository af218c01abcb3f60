package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.TopUp;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.purchase.FakeBank.Trouble;
import dev.callside.payments.request.Intent.Status;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.Gate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/**
 * Proves that automatic top-ups charge once, stop at the first trouble, and never begin a storm: not with racing debits and
 * two nodes, lost answers, crashes or a clock that jumps.
 */
class AutoTopUpsTest {

    private final Shop shop = new Shop();

    @Test
    void chargesOnceWhenFiftyDebitsRaceAcrossTheThresholdOnTwoNodes() {
        shop.card(Mood.PAYS);
        shop.scene.bought(shop.group(), 40);
        shop.topUp();
        var other = shop.new Node();

        // All who find too little there have seen no open purchase before the first one is stored.
        Gate.before("payments.purchases").race(50, i -> {
            shop.scene.spend(shop.scene.sms(null, 1));
            (i % 2 == 0 ? shop.node : other).topUps.buy(shop.scene.id, shop.group());
            return i;
        });
        shop.run();

        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.mails("purchase:%")).isEqualTo(1);
        assertThat(shop.available()).isBetween(406L, 416L);
    }

    /** What was paid between two looks at it is neither too little nor open: both are one look, with the payer held. */
    @Test
    void buysNothingMoreWhileOneIsBeingPaid() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        shop.topUp();
        shop.run();
        var id = shop.only();
        var paying = new PurchaseStore(shop.scene.database.unit("payments")) {
            private CompletableFuture<PurchaseState> payment;

            @Override
            Optional<Purchase> openTopUp(PracticeId practice, UUID target) {
                payment = Gate.start(() -> shop.look(id));
                Gate.await(() -> payment.isDone() || Gate.waiting() > 0);
                return super.openTopUp(practice, target);
            }
        };

        shop.node.topUps(paying).buy(shop.scene.id, shop.group());

        assertThat(Gate.result(paying.payment)).isEqualTo(PurchaseState.PAID);
        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("paid");
    }

    @Test
    void hasOneOpenTopUpALevelInTheDatabase() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_BEFORE);
        shop.topUp();
        shop.run();
        var columns = "payer_id, origin, goods, target_id, units, price, typed, amount, currency, card_id, save_card,"
                + " buyer, locale, check_at, created_at, changed_at";

        var refused =
                catchThrowable(() -> shop.scene.postgres.asOwner("insert into payments.purchases (practice_id, id, "
                        + columns + ") select practice_id, gen_random_uuid(), " + columns
                        + " from payments.purchases where id = '" + shop.only() + "'"));

        assertThat(refused).hasStackTraceContaining("purchases_one_top_up");
        assertThat(shop.states()).isEqualTo("open");
    }

    @Test
    void buysNothingWhileThereIsEnough() {
        shop.card(Mood.PAYS);
        shop.scene.bought(shop.group(), 10);
        shop.topUp();
        shop.run();
        assertThat(shop.states()).isNull();

        shop.scene.spend(shop.scene.sms(null, 1));
        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.available()).isEqualTo(9 + 416);
    }

    @Test
    void isWokenAtOnceWhenItIsSwitchedOnBelowTheThreshold() throws SQLException {
        shop.card(Mood.PAYS);
        try (var connection = shop.scene.postgres.asServer();
                var statement = connection.createStatement()) {
            statement.execute("listen callside_top_up");
            shop.topUp();

            var heard = connection.unwrap(PGConnection.class).getNotifications(5_000);

            assertThat(heard).extracting(word -> word.getParameter()).contains(shop.scene.id + " " + shop.group());
        }
        shop.node.topUps.run(Runnable::run);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void stopsAndTellsOnceWhereThereIsNoCard() {
        shop.topUp();
        shop.run();
        shop.hours(3);

        assertThat(shop.states()).isNull();
        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
        assertThat(shop.mail("top-up%")).contains("no card that could be charged");

        shop.card(Mood.PAYS);
        shop.topUp();
        shop.run();
        assertThat(shop.states()).isEqualTo("paid");
    }

    /** Not when the balance is low: until then mails say that it buys by itself. */
    @Test
    void stopsAndTellsAtOnceWhenTheLastCardIsRemoved() {
        var first = shop.card("pm");
        var second = shop.card("pm_2");
        shop.scene.bought(shop.group(), 100);
        shop.topUp();
        remove(first);
        assertThat(shop.suspended()).isNull();
        remove(second);
        remove(second);

        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    private void remove(SavedCard card) {
        shop.node.cards.remove(shop.scene.id, shop.group().value(), card.id(), "mia");
    }

    @Test
    void asksADecliningCardOnceAndTellsOnce() {
        shop.card(Mood.DECLINES);
        shop.topUp();
        shop.run();
        shop.hours(6);

        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.states()).isEqualTo("declined");
        assertThat(shop.suspended()).isEqualTo("declined");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
        assertThat(shop.mail("top-up%"))
                .contains("Automatic top-up has stopped", "49.92")
                .doesNotContain("insufficient_funds");
        assertThat(shop.bank.status(shop.of(shop.only()).intent().orElseThrow()))
                .as("nobody can pay it any more")
                .isEqualTo(Status.CANCELED);
    }

    @Test
    void tellsOnceOfADeclineThatManySee() {
        shop.card(Mood.DECLINES);
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        shop.topUp();
        shop.run();
        var id = shop.only();
        var other = shop.new Node();

        Gate.before("payments.purchases")
                .race(8, i -> (i % 2 == 0 ? shop.node : other).lookups.look(shop.scene.id, id));

        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    @Test
    void triesAgainOnlyWhenAPersonSwitchesItOn() {
        var card = shop.card(Mood.DECLINES);
        shop.topUp();
        shop.run();
        shop.bank.mood(card.method(), Mood.PAYS);
        shop.hours(3);
        assertThat(shop.bank.attempts()).isEqualTo(1);

        shop.topUp();
        shop.run();

        assertThat(shop.states()).isEqualTo("declined paid");
        assertThat(shop.available()).isEqualTo(416);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void chargesOnceWhenTheAnswerToTheChargeIsLost(Trouble trouble) {
        shop.card(Mood.PAYS);
        shop.bank.trouble("confirm", trouble);
        shop.topUp();
        shop.run();
        shop.run();
        assertThat(shop.states()).isEqualTo("open");

        shop.later(Duration.ofSeconds(6));
        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.bank.attempts()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(416);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void chargesOnceWhenTheClockJumpsWhileTheAnswerIsLost(Trouble trouble) {
        shop.card(Mood.PAYS);
        shop.bank.trouble("confirm", trouble);
        shop.topUp();
        shop.run();

        shop.later(Duration.ofDays(3));
        shop.run();
        shop.scene.clock.advance(Duration.ofDays(-3));
        shop.run();
        shop.later(Duration.ofSeconds(10));

        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(416);
    }

    @Test
    void beginsNothingWhileOneIsUnknown() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_AFTER, Trouble.LOST_AFTER, Trouble.LOST_AFTER);
        shop.topUp();
        for (var i = 0; i < 20; i++) {
            shop.run();
        }

        assertThat(shop.states()).isEqualTo("open");
        assertThat(shop.bank.intents()).isEqualTo(1);
        assertThat(shop.bank.attempts()).isZero();
    }

    @Test
    void buysForThoseWhoStandBehindOneThatCanNot() {
        var other = shop.scene.level(new LevelId(new UUID(-1, -1)), shop.scene.ana);
        shop.card(Mood.PAYS);
        shop.bank.trouble("create", Trouble.LOST_AFTER);
        shop.topUp();
        shop.run();
        shop.scene.in(() -> {
            var topUp = new TopUp(true, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, other, topUp, Optional.empty(), "Ana");
            return null;
        });

        shop.node.topUps.run(Runnable::run, 1);

        assertThat(shop.states()).isEqualTo("open");
        assertThat(shop.suspended(other)).as("it has no card").isEqualTo("card");
    }

    @Test
    void stopsAtTheDailyCapOfThePracticesDay() {
        shop.card(Mood.PAYS);
        shop.topUp(5000, OptionalLong.of(9000), OptionalLong.empty());
        shop.run();
        shop.scene.spend(shop.scene.sms(null, 410));
        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.suspended()).isEqualTo("cap");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
        assertThat(shop.mail("top-up%")).contains("has reached its limit");

        assertThat(shop.mail("top-up%")).contains("goes on by itself", "March 2, 2026");

        // 10:00Z is 21:00 in Melbourne, so that three hours later it is tomorrow there.
        rounds(Duration.ofHours(2));
        assertThat(shop.states()).as("not before").isEqualTo("paid");
        rounds(Duration.ofHours(1));
        assertThat(shop.states()).as("by itself").isEqualTo("paid paid");
        assertThat(shop.suspended()).isNull();
    }

    /** Ten dollars buy 83 credits: below ten thousand, one would follow the other. */
    @Test
    void buysNothingWhereOneWouldFollowTheOther() {
        shop.card(Mood.PAYS);
        shop.topUp(1000, 84);
        shop.run();
        shop.hours(6);

        assertThat(shop.states()).isNull();
        assertThat(shop.suspended()).isEqualTo("amount");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
        assertThat(shop.mail("top-up%")).contains("needs another amount");

        shop.topUp(1000, 83);
        shop.run();
        shop.hours(2);
        assertThat(shop.states()).isEqualTo("paid");
    }

    /** Prices change while a server starts anew. */
    @Test
    void stopsWhereTheAmountCanNotBeBoughtAnyMore() {
        shop.card(Mood.PAYS);
        shop.topUp(999, 10);
        shop.run();
        shop.hours(6);

        assertThat(shop.states()).isNull();
        assertThat(shop.suspended()).isEqualTo("amount");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    @Test
    void stopsAndTellsWhenWhatWasBoughtIsStillTooLittle() {
        shop.card(Mood.PAYS);
        shop.bank.trouble("confirm", Trouble.LOST_BEFORE);
        shop.topUp(1000, 83);
        shop.run();
        shop.topUp(20_000, 1_000);
        shop.later(Duration.ofSeconds(6));
        shop.hours(6);

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.bank.charges()).isEqualTo(1);
        assertThat(shop.suspended()).isEqualTo("amount");
        assertThat(shop.mail("top-up%")).contains("buys too few credits", "9.96", "83 message credits");
    }

    /** It was wanted the day before and charged today, when somebody opened the bank's link. */
    @Test
    void countsAgainstTheCapOfTheDayOnWhichItWasCharged() {
        var card = shop.card(Mood.AUTHENTICATES);
        shop.topUp(5000, OptionalLong.of(9000), OptionalLong.empty());
        shop.run();
        var purchase = shop.of(shop.only());
        shop.scene.clock.advance(Duration.ofDays(1));
        shop.node.lookups.complete(purchase);
        shop.bank.authenticate(purchase.intent().orElseThrow(), true);
        shop.look(purchase.id());
        shop.bank.mood(card.method(), Mood.PAYS);

        shop.scene.spend(shop.scene.sms(null, 410));
        shop.run();

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.suspended()).isEqualTo("cap");
    }

    /** Charged a minute before midnight, and the answer was lost until five minutes after it. */
    @Test
    void countsAgainstTheCapOfTheDayOfTheChargeHoweverLateItIsHeardOf() {
        shop.card(Mood.PAYS);
        // 10:00Z is 21:00 in Melbourne.
        shop.scene.clock.advance(Duration.ofMinutes(179));
        shop.bank.trouble("confirm", Trouble.LOST_AFTER);
        shop.topUp(5000, OptionalLong.of(9000), OptionalLong.empty());
        shop.run();
        shop.scene.clock.advance(Duration.ofMinutes(6));
        assertThat(shop.look(shop.only())).isEqualTo(PurchaseState.PAID);
        assertThat(shop.mail("purchase:%")).contains("March 1, 2026", "11:59");

        shop.scene.spend(shop.scene.sms(null, 410));
        shop.run();

        assertThat(shop.suspended()).isNull();
        assertThat(shop.states()).isEqualTo("paid paid");
    }

    /** The operator sold credits in another currency when it was set: the same number would be other money. */
    @Test
    void buysNothingInACurrencyInWhichNobodyHasSetIt() {
        shop.card(Mood.PAYS);
        shop.scene.in(() -> {
            var topUp = new TopUp(true, "ISK", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, shop.group(), topUp, Optional.empty(), "Mia");
            return null;
        });
        shop.run();

        assertThat(shop.states()).isNull();
        assertThat(shop.suspended()).isEqualTo("amount");
        assertThat(shop.mail("top-up%")).contains("needs another amount");

        shop.topUp();
        shop.run();
        assertThat(shop.states()).isEqualTo("paid");
    }

    @Test
    void stopsAtTheMonthlyCap() {
        shop.card(Mood.PAYS);
        shop.topUp(5000, OptionalLong.empty(), OptionalLong.of(9000));
        shop.run();
        shop.scene.spend(shop.scene.sms(null, 410));
        rounds(Duration.ofDays(20));

        assertThat(shop.states()).isEqualTo("paid");
        assertThat(shop.suspended()).isEqualTo("cap");
        rounds(Duration.ofDays(10));
        assertThat(shop.states())
                .as("30 days after the 1st it is still March there")
                .isEqualTo("paid");
        rounds(Duration.ofDays(1));
        assertThat(shop.states()).isEqualTo("paid paid");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    /** Whoever raised the limit, as the mail says, must hear that the new one is reached too. */
    @Test
    void tellsOfEachStopOfADay() {
        shop.card(Mood.PAYS);
        shop.topUp(5000, OptionalLong.of(9000), OptionalLong.empty());
        shop.run();
        shop.scene.spend(shop.scene.sms(null, 410));
        shop.run();
        assertThat(shop.suspended()).isEqualTo("cap");
        assertThat(shop.mails("top-up%")).isEqualTo(1);

        shop.scene.clock.advance(Duration.ofMinutes(30));
        shop.topUp(5000, OptionalLong.of(14000), OptionalLong.empty());
        shop.run();
        assertThat(shop.states()).isEqualTo("paid paid");
        shop.scene.spend(shop.scene.sms(null, 415));
        shop.run();

        assertThat(shop.suspended()).isEqualTo("cap");
        assertThat(shop.mails("top-up%")).isEqualTo(2);
    }

    /** What the workers do, that time later. */
    private void rounds(Duration time) {
        shop.scene.clock.advance(time);
        shop.node.topUps.run(Runnable::run);
        shop.node.topUps.run(Runnable::run);
    }

    @Test
    void doesNotCountAgainstTheCapWhatWasNeverCharged() {
        var card = shop.card(Mood.DECLINES);
        shop.topUp(5000, OptionalLong.of(9000), OptionalLong.empty());
        shop.run();
        shop.bank.mood(card.method(), Mood.PAYS);
        shop.topUp(5000, OptionalLong.of(9000), OptionalLong.empty());
        shop.run();

        assertThat(shop.states()).isEqualTo("declined paid");
    }

    @Test
    void stopsWithoutAskingTheBankWhenTheCardHasExpired() {
        shop.card("pm", 2026);
        shop.scene.clock.advance(Duration.ofDays(365));
        shop.topUp();
        shop.run();
        shop.hours(6);

        assertThat(shop.states()).isNull();
        assertThat(shop.bank.attempts()).isZero();
        assertThat(shop.suspended()).isEqualTo("card");
        assertThat(shop.mails("top-up%")).isEqualTo(1);
    }

    @Test
    void takesADayAndAMonthWhereThePracticeIs() {
        var zone = ZoneId.of("Australia/Melbourne");
        var evening = Instant.parse("2026-03-31T10:00:00Z");

        assertThat(Caps.day(evening, zone)).isEqualTo(Instant.parse("2026-03-30T13:00:00Z"));
        assertThat(Caps.day(evening.plus(Duration.ofHours(4)), zone)).isEqualTo(Instant.parse("2026-03-31T13:00:00Z"));
        assertThat(Caps.month(evening, zone)).isEqualTo(Instant.parse("2026-02-28T13:00:00Z"));
        assertThat(Caps.nextDay(evening, zone)).isEqualTo(Instant.parse("2026-03-31T13:00:00Z"));
        assertThat(Caps.nextMonth(evening, zone)).isEqualTo(Instant.parse("2026-03-31T13:00:00Z"));
        // Summer time ends there on the 5th.
        assertThat(Caps.nextDay(Instant.parse("2026-04-04T20:00:00Z"), zone))
                .isEqualTo(Instant.parse("2026-04-05T14:00:00Z"));
    }
}
