package dev.callside.credits.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.testing.Gate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a low balance is told of once for each stage, to those who want to know. */
class AlertsTest {

    private final CreditScene scene = new CreditScene();

    @BeforeEach
    void sixtyCredits() {
        scene.bought(scene.group, 60);
        alerts(List.of(10L, 50L, 0L), Locale.ENGLISH, "mia@example.com");
    }

    private void alerts(List<Long> stages, Locale locale, String... recipients) {
        scene.in(() -> {
            scene.all.topUps.alerts(
                    scene.id, scene.group, new AlertSettings(stages, List.of(recipients), locale), "Mia");
            return null;
        });
    }

    private void spend(int parts) {
        assertThat(scene.spend(scene.sms(null, parts)).ok()).isTrue();
    }

    private String subjects() {
        return scene.sees("select string_agg(subject, '; ' order by mail_key) from practice.outbox where practice_id ="
                + " {practice}");
    }

    @Test
    void tellsWhenAStageIsReachedAndNotAgain() {
        spend(9);
        assertThat(subjects()).isNull();
        spend(1);
        assertThat(subjects()).isEqualTo("Credits left: 50 (Group)");
        spend(1);
        spend(30);
        assertThat(subjects()).isEqualTo("Credits left: 50 (Group)");
    }

    @Test
    void tellsOfTheLowestOfSeveralStages() {
        spend(59);
        assertThat(subjects()).isEqualTo("Credits left: 1 (Group)");
        spend(1);
        assertThat(subjects()).isEqualTo("Credits left: 1 (Group); Credits left: 0 (Group)");
    }

    @Test
    void tellsAgainOnceItHasBeenAbove() {
        spend(15);
        scene.bought(scene.group, 5);
        spend(1);
        assertThat(subjects()).isEqualTo("Credits left: 45 (Group)");
        scene.bought(scene.group, 2);
        spend(1);

        assertThat(subjects()).isEqualTo("Credits left: 45 (Group); Credits left: 50 (Group)");
    }

    @Test
    void countsWhatIsReservedAsGone() {
        scene.reserve(scene.sms(null, 10));

        assertThat(subjects()).isEqualTo("Credits left: 50 (Group)");
    }

    @Test
    void tellsEachRecipientInTheirLanguage() {
        alerts(List.of(50L), Locale.forLanguageTag("is"), "mia@example.com", "jon@example.is");
        spend(12);

        assertThat(subjects())
                .isEqualTo("Einingar eftir: 48 (Sameiginleg inneign);" + " Einingar eftir: 48 (Sameiginleg inneign)");
        assertThat(scene.sees("select string_agg(recipient, ' ' order by recipient) from practice.outbox where"
                        + " practice_id = {practice}"))
                .isEqualTo("jon@example.is mia@example.com");
    }

    @Test
    void tellsNobodyOfAStageThatWasReachedWhenItWasSet() {
        alerts(List.of(100L), Locale.ENGLISH, "mia@example.com");
        spend(1);
        assertThat(subjects()).isNull();

        scene.bought(scene.group, 42);
        spend(1);
        assertThat(subjects()).isEqualTo("Credits left: 100 (Group)");
    }

    @Test
    void saysWhatHappensNext() {
        set(true);
        spend(12);
        scene.in(() -> scene.all.topUps.suspend(
                scene.id, scene.group, new Suspension(Suspension.Reason.DECLINED, scene.clock.instant())));
        spend(40);

        assertThat(scene.sees(
                        "select string_agg(text_body, '|' order by mail_key) from practice.outbox where practice_id ="
                                + " {practice}"))
                .contains("Auto top up is on", "Automatic top-up has stopped", "Harbour Practice", "Warned at: 50");
    }

    private void set(boolean on) {
        scene.in(() -> {
            var topUp = new TopUp(on, "AUD", OptionalLong.of(5_000), 10, OptionalLong.empty(), OptionalLong.empty());
            scene.all.topUps.set(scene.id, scene.group, topUp, Optional.empty(), "Mia");
            return null;
        });
    }

    @Test
    void tellsOnceForEachStageHoweverManySpendAtOnce() {
        CreditScene.atOnce(60, i -> scene.spend(scene.sms(null, 1)));

        assertThat(scene.available(scene.group)).isZero();
        assertThat(subjects().split("; ", -1))
                .containsExactlyInAnyOrder(
                        "Credits left: 50 (Group)", "Credits left: 10 (Group)", "Credits left: 0 (Group)");
    }

    /** Whoever suspends looks at a balance that somebody is changing: it must not write down what it was before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsOnceWhileSomebodySuspendsOrGoesOn(boolean suspends) {
        if (!suspends) {
            suspend();
        }
        try (var gate = Gate.atRows("credits.alerts", "practice_id = '" + scene.id + "'")) {
            var spending = Gate.start(() -> scene.spend(scene.sms(null, 10)).ok());
            Gate.awaitWaiting(1);
            var other = Gate.start(suspends ? this::suspend : this::resume);
            Gate.awaitWaiting(2);
            gate.open();
            assertThat(Gate.result(spending)).isTrue();
            assertThat(Gate.result(other)).isTrue();
        }
        spend(1);

        assertThat(subjects()).isEqualTo("Credits left: 50 (Group)");
    }

    private boolean suspend() {
        return scene.in(() -> scene.all.topUps.suspend(
                scene.id, scene.group, new Suspension(Suspension.Reason.DECLINED, scene.clock.instant())));
    }

    private boolean resume() {
        return scene.in(() -> scene.all.topUps.resume(scene.id, scene.group));
    }

    /** Each message reserves, is refused, and gives back what it had: those are no new credits. */
    @Test
    void tellsOnceHoweverManyReservationsAreGivenUp() {
        spend(9);
        for (var i = 0; i < 20; i++) {
            var refused = scene.sms(null, 2);
            scene.reserve(refused);
            scene.settle(refused.id(), false);
        }
        assertThat(scene.available(scene.group)).isEqualTo(51);
        assertThat(subjects()).isEqualTo("Credits left: 49 (Group)");

        scene.bought(scene.group, 1);
        spend(2);

        assertThat(subjects()).isEqualTo("Credits left: 49 (Group); Credits left: 50 (Group)");
    }

    /** What was posted when it was told is spent meanwhile, so that fewer than that are new ones too. */
    @Test
    void tellsOfAStageAgainAfterFewerCreditsCameThanItHad() {
        var refused = scene.sms(null, 12);
        scene.reserve(refused);
        scene.settle(refused.id(), false);
        spend(20);
        assertThat(subjects()).isEqualTo("Credits left: 48 (Group)");

        scene.bought(scene.group, 15);
        spend(7);

        assertThat(subjects()).isEqualTo("Credits left: 48 (Group); Credits left: 48 (Group)");
    }

    /** They came while reservations kept the balance below the stage: in this order they count as well. */
    @Test
    void tellsAgainAfterCreditsCameBeforeReservationsWereGivenUp() {
        var refused = scene.sms(null, 12);
        scene.reserve(refused);
        assertThat(subjects()).isEqualTo("Credits left: 48 (Group)");

        scene.bought(scene.group, 1);
        scene.settle(refused.id(), false);
        spend(12);

        assertThat(subjects()).isEqualTo("Credits left: 48 (Group); Credits left: 49 (Group)");
    }

    /** When it was told, what was posted had reached the stage itself. */
    @Test
    void tellsAgainAfterCreditsCameWhileReservationsKeptItBelow() {
        spend(12);
        var refused = scene.sms(null, 8);
        scene.reserve(refused);
        scene.bought(scene.group, 5);
        scene.settle(refused.id(), false);
        assertThat(scene.available(scene.group)).isEqualTo(53);
        assertThat(subjects()).isEqualTo("Credits left: 48 (Group)");

        spend(3);

        assertThat(subjects()).isEqualTo("Credits left: 48 (Group); Credits left: 50 (Group)");
    }

    /** What was said last counts: it was of all that there was by then. */
    @Test
    void tellsOnceOfAStageThatReservationsReachAfterCreditsCame() {
        var first = scene.sms(null, 12);
        scene.reserve(first);
        scene.bought(scene.group, 1);
        var second = scene.sms(null, 40);
        scene.reserve(second);
        assertThat(subjects()).isEqualTo("Credits left: 48 (Group); Credits left: 9 (Group)");

        scene.settle(first.id(), false);
        scene.settle(second.id(), false);
        spend(52);

        assertThat(scene.available(scene.group)).isEqualTo(9);
        assertThat(subjects()).isEqualTo("Credits left: 48 (Group); Credits left: 9 (Group)");
    }

    @Test
    void isNotToldAgainOfWhatReservationsHadReachedWhenStagesAreSetAnew() {
        var reserved = scene.sms(null, 12);
        scene.reserve(reserved);
        alerts(List.of(50L, 40L), Locale.ENGLISH, "mia@example.com");
        scene.settle(reserved.id(), false);
        spend(12);

        assertThat(subjects()).isEqualTo("Credits left: 48 (Group)");
    }

    /** One that was refused frees some, which is not enough for the next. */
    @Test
    void tellsOnceThatMessagesBeginToWaitUntilCreditsCome() {
        alerts(List.of(), Locale.ENGLISH, "mia@example.com");
        var first = scene.sms(null, 59);
        scene.reserve(first);
        assertThat(subjects()).isNull();

        assertThat(scene.reserve(scene.sms(null, 2)).ok()).isFalse();
        assertThat(subjects()).isEqualTo("Messages wait for credits: Group");
        scene.reserve(scene.sms(null, 2));
        scene.settle(first.id(), false);
        scene.reserve(scene.sms(null, 61));
        scene.reserve(scene.sms(null, 50));
        scene.reserve(scene.sms(null, 50));
        assertThat(subjects()).isEqualTo("Messages wait for credits: Group");

        scene.bought(scene.group, 1);
        scene.reserve(scene.sms(null, 50));
        assertThat(subjects()).isEqualTo("Messages wait for credits: Group; Messages wait for credits: Group");
    }

    /** What it had when that was told is spent meanwhile, so that fewer than that are new ones too. */
    @Test
    void tellsAgainAfterFewerCreditsCameThanItHad() {
        alerts(List.of(), Locale.ENGLISH, "mia@example.com");
        var first = scene.sms(null, 60);
        scene.reserve(first);
        scene.reserve(scene.sms(null, 1));
        scene.settle(first.id(), true);
        scene.reserve(scene.sms(null, 1));
        assertThat(subjects()).isEqualTo("Messages wait for credits: Group");

        scene.bought(scene.group, 5);
        scene.reserve(scene.sms(null, 6));

        assertThat(subjects()).isEqualTo("Messages wait for credits: Group; Messages wait for credits: Group");
    }

    @Test
    void saysThatMessagesWaitAndWhatToDo() {
        alerts(List.of(), Locale.forLanguageTag("is"), "jon@example.is");
        scene.reserve(scene.sms(null, 61));

        assertThat(subjects()).startsWith("Skilaboð bíða eftir inneign: ");
        assertThat(scene.sees("select text_body from practice.outbox where practice_id = {practice}"))
                .contains("Harbour Practice", "60", "Kaupa inneign");
    }

    @Test
    void tellsOnceThatMessagesWaitHoweverManyFindThatOutAtOnce() {
        alerts(List.of(), Locale.ENGLISH, "mia@example.com");

        CreditScene.atOnce(30, i -> scene.reserve(scene.sms(null, 61)));

        assertThat(subjects()).isEqualTo("Messages wait for credits: Group");
    }

    @Test
    void tellsOfAnIndividualLevelByName() {
        var level = scene.level(scene.ana);
        scene.bought(level, 11);
        scene.in(() -> {
            var alerts = new AlertSettings(List.of(10L), List.of("ana@example.com"), Locale.ENGLISH);
            scene.all.topUps.alerts(scene.id, level, alerts, "Dr Ana Ruiz");
            return null;
        });
        scene.in(() -> scene.all.transfers.between(
                scene.id, UUID.randomUUID(), level, scene.group, OptionalLong.of(4), "Mia"));

        assertThat(subjects()).isEqualTo("Credits left: 7 (Dr Ana Ruiz)");
    }
}
