package dev.callside.credits.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.price.RatesReader;
import dev.callside.credits.spend.Payment.Outcome;
import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.testing.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a message is paid for once, by the right level, and that nothing is paid that isn't there. */
class SpendingTest {

    private final CreditScene scene = new CreditScene();

    @Test
    void paysByTheIndividualLevelElseByTheGroups() {
        var ana = scene.level(scene.ana);
        scene.bought(ana, 10);
        scene.bought(scene.group, 10);

        var payments = scene.reserve(List.of(scene.sms(scene.ana, 2), scene.sms(scene.ben, 3), scene.sms(null, 1)));

        assertThat(payments).extracting(Payment::outcome).containsOnly(Outcome.PAID);
        assertThat(payments).extracting(Payment::level).containsExactly(ana, scene.group, scene.group);
        assertThat(scene.available(ana)).isEqualTo(8);
        assertThat(scene.available(scene.group)).isEqualTo(6);
        assertThat(scene.of(scene.group).posted()).isEqualTo(10);
        assertThat(scene.of(scene.group).reserved()).isEqualTo(4);
    }

    @Test
    void neverPaysFromTheGroupForWhoHasALevel() {
        scene.level(scene.ana);
        scene.bought(scene.group, 10);

        assertThat(scene.reserve(scene.sms(scene.ana, 1)).outcome()).isEqualTo(Outcome.NOT_ENOUGH_CREDIT);
        assertThat(scene.available(scene.group)).isEqualTo(10);
    }

    @Test
    void takesForFreeWhatCostsNothing() {
        var mail = new Message(UUID.randomUUID(), Optional.empty(), Channel.EMAIL, "AU", 1, "");

        assertThat(scene.reserve(mail).outcome()).isEqualTo(Outcome.FREE);
        assertThat(scene.reserve(mail).ok()).isTrue();
        assertThat(scene.settle(mail.id(), true)).isEqualTo(Settlement.Outcome.NOTHING_RESERVED);
    }

    @Test
    void costsMoreAbroad() {
        scene.bought(scene.group, 10);
        var abroad = new Message(UUID.randomUUID(), Optional.empty(), Channel.SMS, "FO", 2, "");

        assertThat(scene.reserve(abroad).credits()).isEqualTo(8);
        assertThat(scene.available(scene.group)).isEqualTo(2);
    }

    @Test
    void spendsWhatAProviderTookAndFreesWhatItRefused() {
        scene.bought(scene.group, 10);
        var taken = scene.reserve(scene.sms(null, 3)).message();
        var refused = scene.reserve(scene.sms(null, 4)).message();

        assertThat(scene.settle(taken, true)).isEqualTo(Settlement.Outcome.DONE);
        assertThat(scene.settle(refused, false)).isEqualTo(Settlement.Outcome.DONE);
        assertThat(scene.settle(taken, true)).isEqualTo(Settlement.Outcome.DONE);
        assertThat(scene.settle(taken, false)).isEqualTo(Settlement.Outcome.SETTLED_OTHERWISE);
        assertThat(scene.settle(refused, true)).isEqualTo(Settlement.Outcome.SETTLED_OTHERWISE);
        assertThat(scene.settle(UUID.randomUUID(), true)).isEqualTo(Settlement.Outcome.NOTHING_RESERVED);

        assertThat(scene.of(scene.group).posted()).isEqualTo(7);
        assertThat(scene.of(scene.group).reserved()).isZero();
    }

    /** A settlement's id used to follow from its message's, and somebody could make a transfer that had it. */
    @Test
    void settlesWhateverElseHasIdsThatSomebodyChose() {
        scene.bought(scene.group, 10);
        var ana = scene.level(scene.ana);
        var message = scene.sms(null, 3);
        var near =
                new UUID(message.id().getMostSignificantBits(), message.id().getLeastSignificantBits() ^ 0x5e77_1ed0L);
        scene.in(() -> scene.all.transfers.between(scene.id, near, scene.group, ana, OptionalLong.of(2), "Mia"));
        scene.reserve(message);

        assertThat(scene.settle(message.id(), true)).isEqualTo(Settlement.Outcome.DONE);
        assertThat(scene.of(scene.group).posted()).isEqualTo(5);
        assertThat(scene.of(scene.group).reserved()).isZero();
    }

    @Test
    void paysForAMessageOnceHoweverOftenItIsAsked() {
        scene.bought(scene.group, 10);
        var message = scene.sms(null, 4);

        var outcomes = CreditScene.atOnce(10, i -> scene.reserve(message).outcome());

        assertThat(outcomes).filteredOn(Outcome.PAID::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.PAID_BEFORE::equals).hasSize(9);
        assertThat(scene.available(scene.group)).isEqualTo(6);
    }

    @Test
    void takesNoIdForAnythingElse() {
        scene.bought(scene.group, 10);
        var message = scene.sms(null, 2);
        scene.reserve(message);

        assertThat(scene.reserve(changed(message, 3, "message 7")).outcome()).isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.reserve(changed(message, 2, "other")).outcome()).isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.spend(message).outcome()).isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.available(scene.group)).isEqualTo(8);
    }

    /** As much to another account, by an id that is the same. */
    @Test
    void takesNothingElseOfTheSameIdForPaid() {
        scene.bought(scene.group, 10);
        var ana = scene.level(scene.ana);
        var message = new Message(UUID.randomUUID(), Optional.empty(), Channel.SMS, "AU", 2, "");
        scene.in(
                () -> scene.all.transfers.between(scene.id, message.id(), scene.group, ana, OptionalLong.of(2), "Mia"));

        assertThat(scene.spend(message).outcome()).isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.available(scene.group)).isEqualTo(8);
    }

    /** Of equal price, so that nothing in the ledger differs. */
    @Test
    void spendsNotForAnotherMessageOfTheSameId() {
        scene.bought(scene.group, 20);
        var message = scene.sms(scene.ana, 2);
        assertThat(scene.spend(message).outcome()).isEqualTo(Outcome.PAID);

        for (var other : List.of(
                spent(message, scene.ben, Channel.SMS, "AU", 2),
                spent(message, null, Channel.SMS, "AU", 2),
                spent(message, scene.ana, Channel.SMS, "NZ", 1),
                spent(message, scene.ana, Channel.SMS, "AU", 3))) {
            assertThat(scene.spend(other).outcome()).as(other.toString()).isEqualTo(Outcome.OTHER_CONTENT);
        }
        assertThat(scene.spend(message).outcome()).isEqualTo(Outcome.PAID_BEFORE);
        assertThat(scene.available(scene.group)).isEqualTo(18);
    }

    private static Message spent(Message message, UUID practitioner, Channel channel, String country, int parts) {
        return new Message(
                message.id(), Optional.ofNullable(practitioner), channel, country, parts, message.reference());
    }

    @Test
    void namesTheLevelThatPaidAndWhatItWas(@TempDir Path folder) throws IOException {
        scene.bought(scene.group, 10);
        var message = spent(scene.sms(scene.ana, 1), scene.ana, Channel.SMS, "NZ", 1);
        scene.spend(message);
        scene.bought(scene.level(scene.ana), 10);
        var dearer = Files.writeString(folder.resolve("rates.csv"), "country,channel,credits\n*,sms,5\n*,email,0\n");
        var later = new TestSpending(scene.database, scene.all, scene.clock, RatesReader.file(dearer.toString()));

        var again = scene.in(() -> later.spending.spend(scene.practice, message, "integrator"));

        assertThat(again).isEqualTo(new Payment(message.id(), scene.group, 2, Outcome.PAID_BEFORE));
    }

    private Message mail() {
        return spent(scene.sms(scene.ana, 1), scene.ana, Channel.EMAIL, "AU", 1);
    }

    /** What costs nothing has its id all the same: as an SMS it would be sent twice. */
    @Test
    void takesNoIdOfAFreeMessageForAnotherOne() {
        scene.bought(scene.group, 10);
        var mail = mail();
        assertThat(scene.spend(mail).outcome()).isEqualTo(Outcome.FREE);

        assertThat(scene.spend(spent(mail, scene.ana, Channel.SMS, "AU", 1)).outcome())
                .isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.spend(spent(mail, scene.ben, Channel.EMAIL, "AU", 1)).outcome())
                .isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.spend(mail).outcome()).isEqualTo(Outcome.FREE);
        assertThat(scene.available(scene.group)).isEqualTo(10);
    }

    @Test
    void takesNoIdThatIsTakenForAFreeMessage() {
        scene.bought(scene.group, 10);
        var sms = scene.sms(scene.ana, 1);
        scene.spend(sms);
        var reserved = scene.sms(scene.ana, 1);
        scene.reserve(reserved);
        var moved = scene.sms(scene.ana, 1);
        var ben = scene.level(scene.ben);
        scene.in(() -> scene.all.transfers.between(scene.id, moved.id(), scene.group, ben, OptionalLong.of(2), "Mia"));

        for (var taken : List.of(sms, reserved, moved)) {
            assertThat(scene.spend(spent(taken, scene.ana, Channel.EMAIL, "AU", 1))
                            .outcome())
                    .isEqualTo(Outcome.OTHER_CONTENT);
        }
    }

    @Test
    void staysFreeOrPaidWhateverItCostsLater(@TempDir Path folder) throws IOException {
        scene.bought(scene.group, 10);
        var priced = Files.writeString(folder.resolve("rates.csv"), "country,channel,credits\n*,sms,5\n*,email,1\n");
        var dear = new TestSpending(scene.database, scene.all, scene.clock, RatesReader.file(priced.toString()));
        var free = mail();
        var paid = mail();
        scene.spend(free);
        scene.in(() -> dear.spending.spend(scene.practice, paid, "integrator"));
        scene.bought(scene.level(scene.ana), 10);

        assertThat(scene.in(() -> dear.spending.spend(scene.practice, free, "integrator")))
                .isEqualTo(new Payment(free.id(), scene.group, 0, Outcome.FREE));
        assertThat(scene.spend(paid)).isEqualTo(new Payment(paid.id(), scene.group, 1, Outcome.PAID_BEFORE));
        assertThat(scene.available(scene.group)).isEqualTo(9);
    }

    @Test
    void answersAFreeMessageThatIsAskedForManyTimesAtOnce() {
        var mail = mail();
        var other = spent(mail, scene.ben, Channel.EMAIL, "AU", 1);

        var outcomes = CreditScene.atOnce(
                10, i -> scene.spend(i % 2 == 0 ? mail : other).outcome());

        assertThat(outcomes).filteredOn(Outcome.FREE::equals).hasSize(5);
        assertThat(outcomes).filteredOn(Outcome.OTHER_CONTENT::equals).hasSize(5);
    }

    /** The one that costs has found its id free, and waits to pay, when the other one comes. */
    @Test
    void takesAnIdForOneMessageOnlyWhereOneCostsNothing() {
        scene.bought(scene.group, 10);
        var mail = mail();
        var sms = spent(mail, scene.ana, Channel.SMS, "AU", 1);

        try (var gate = Gate.atRows("credits.accounts", "practice_id = '" + scene.id + "'")) {
            var paid = Gate.start(() -> scene.spend(sms).outcome());
            Gate.awaitWaiting(1);
            var free = Gate.start(() -> scene.spend(mail).outcome());
            Gate.await(() -> free.isDone() || Gate.waiting() == 2);
            gate.open();

            assertThat(Gate.result(paid)).isEqualTo(Outcome.PAID);
            assertThat(Gate.result(free)).isEqualTo(Outcome.OTHER_CONTENT);
        }
    }

    /** Else one that waits for a balance would hold up all of its practice. */
    @Test
    void holdsUpNoMessageOfAnotherId() {
        scene.bought(scene.group, 10);
        try (var gate = Gate.atRows("credits.accounts", "practice_id = '" + scene.id + "'")) {
            var paid = Gate.start(() -> scene.spend(scene.sms(scene.ana, 1)).outcome());
            Gate.awaitWaiting(1);

            assertThat(scene.spend(mail()).outcome()).isEqualTo(Outcome.FREE);
            gate.open();
            assertThat(Gate.result(paid)).isEqualTo(Outcome.PAID);
        }
    }

    private static Message changed(Message message, int parts, String reference) {
        return new Message(
                message.id(), message.practitioner(), message.channel(), message.country(), parts, reference);
    }

    @Test
    void staysPaidByTheLevelThatItsPractitionerHadThen() {
        scene.bought(scene.group, 10);
        var message = scene.sms(scene.ana, 2);
        scene.reserve(message);
        scene.bought(scene.level(scene.ana), 10);

        assertThat(scene.reserve(message).outcome()).isEqualTo(Outcome.PAID_BEFORE);
        assertThat(scene.reserve(changed(message, 3, "message 7")).outcome()).isEqualTo(Outcome.OTHER_CONTENT);
        assertThat(scene.available(scene.group)).isEqualTo(8);
    }

    @Test
    void paysNotForWhatIsFreeAgain() {
        scene.bought(scene.group, 10);
        var refused = scene.sms(null, 1);
        scene.reserve(refused);
        scene.settle(refused.id(), false);
        var late = scene.sms(null, 1);
        scene.reserve(late);
        scene.clock.advance(Duration.ofHours(2));

        assertThat(scene.reserve(refused).outcome()).isEqualTo(Outcome.RELEASED_BEFORE);
        assertThat(scene.reserve(late).outcome()).isEqualTo(Outcome.RELEASED_BEFORE);
        assertThat(scene.reserve(changed(late, 2, late.reference())).outcome()).isEqualTo(Outcome.RELEASED_BEFORE);
        assertThat(scene.settle(late.id(), true)).isEqualTo(Settlement.Outcome.EXPIRED);
    }

    @Test
    void answersEachOfABatchAndStopsForNone() {
        scene.bought(scene.group, 3);
        var batch = List.of(scene.sms(null, 2), scene.sms(null, 2), scene.sms(null, 1));

        assertThat(scene.reserve(batch))
                .extracting(Payment::outcome)
                .containsExactly(Outcome.PAID, Outcome.NOT_ENOUGH_CREDIT, Outcome.PAID);
        assertThat(scene.available(scene.group)).isZero();
    }

    @Test
    void givesTheLastCreditToOneOfTwoHundred() {
        scene.bought(scene.group, 1);

        var outcomes = CreditScene.atOnce(100, i -> {
            var both = new ArrayList<Outcome>();
            both.add(scene.reserve(scene.sms(null, 1)).outcome());
            both.add(scene.spend(scene.sms(null, 1)).outcome());
            return both;
        });

        var flat = outcomes.stream().flatMap(List::stream).toList();
        assertThat(flat).hasSize(200).filteredOn(Outcome.PAID::equals).hasSize(1);
        assertThat(flat).filteredOn(Outcome.NOT_ENOUGH_CREDIT::equals).hasSize(199);
        assertThat(scene.available(scene.group)).isZero();
    }

    @Test
    void takesABatchOfThousands() {
        scene.bought(scene.group, 5_000);
        var batch = IntStream.range(0, 5_000).mapToObj(i -> scene.sms(null, 1)).toList();

        var paid = scene.reserve(batch);
        var settled = scene.settle(batch.stream()
                .map(message -> new Settlement(message.id(), true, ""))
                .toList());

        assertThat(paid).extracting(Payment::outcome).containsOnly(Outcome.PAID);
        assertThat(settled).containsOnly(Settlement.Outcome.DONE);
        assertThat(scene.of(scene.group).posted()).isZero();
    }
}
