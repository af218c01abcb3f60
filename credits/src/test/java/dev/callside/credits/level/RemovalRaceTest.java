package dev.callside.credits.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Payment;
import dev.callside.credits.spend.Settlement;
import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.testing.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Proves that removing a level in the middle of running batches loses no credit and leaves none behind. */
class RemovalRaceTest {

    private static final int THREADS = 8;
    private static final int BATCHES = 12;
    private static final int ENOUGH = 30;

    private final CreditScene scene = new CreditScene();
    private final AtomicLong spent = new AtomicLong();
    private final CountDownLatch enough = new CountDownLatch(1);

    @RepeatedTest(3)
    void losesNothing() {
        var ana = scene.level(scene.ana);
        var ben = scene.level(scene.ben);
        scene.bought(ana, 300);
        scene.bought(ben, 200);
        scene.bought(scene.group, 1_000);

        CreditScene.atOnce(THREADS + 2, thread -> {
            switch (thread) {
                case THREADS -> removeMidway(ana, ben);
                case THREADS + 1 -> removeMidway(ben, scene.group);
                default -> batches(new Random(thread));
            }
            return null;
        });

        assertThat(scene.of(ana).state()).isEqualTo(LevelState.REMOVED);
        assertThat(scene.of(ana).posted()).isZero();
        assertThat(scene.of(ben).posted()).isZero();
        assertThat(scene.of(scene.group).reserved()).isZero();
        assertThat(scene.available(scene.group) + spent.get()).isEqualTo(1_500);
        assertThat(spent.get()).isPositive();
    }

    /** The batch has read who pays, and waits for an account before it takes anything from the level. */
    @Test
    void waitsForABatchThatTheLevelPaysFor() {
        var ids = sortedIds();
        var first = scene.level(new LevelId(ids.get(0)), scene.ben);
        var ana = scene.level(new LevelId(ids.get(1)), scene.ana);
        scene.bought(first, 10);
        scene.bought(ana, 10);

        try (var gate = atAccounts(first)) {
            var batch = Gate.start(() -> scene.reserve(List.of(scene.sms(scene.ben, 1), scene.sms(scene.ana, 3))));
            Gate.awaitWaiting(1);
            var removal = Gate.start(() -> remove(ana, scene.group));
            Gate.await(() -> removal.isDone() || Gate.waiting() >= 2);
            gate.open();

            assertThat(Gate.result(batch)).extracting(Payment::outcome).containsOnly(Payment.Outcome.PAID);
            assertThat(Gate.result(removal)).isEqualTo(new LevelOutcome.Done(true));
        }
        assertThat(scene.of(ana).posted()).isEqualTo(3);
        assertThat(scene.available(scene.group)).isEqualTo(7);
    }

    /** The provider has refused, and what was reserved is on its way back. */
    @Test
    void takesAlongWhatComesBackAtThatMoment() {
        var ana = scene.level(scene.ana);
        scene.bought(ana, 10);
        var refused = scene.reserve(scene.sms(scene.ana, 4)).message();
        var settled = new CountDownLatch(1);
        var end = new CountDownLatch(1);

        var settlement = Gate.start(() -> scene.in(() -> {
            var done = scene.pay.settlements.settle(
                    scene.id, List.of(new Settlement(refused, false, "message 7")), "reminders");
            settled.countDown();
            await(end);
            return done;
        }));
        await(settled);
        var removal = Gate.start(() -> remove(ana, scene.group));
        Gate.awaitWaiting(1);
        end.countDown();

        assertThat(Gate.result(settlement)).containsOnly(Settlement.Outcome.DONE);
        assertThat(Gate.result(removal)).isEqualTo(new LevelOutcome.Done(true));
        assertThat(scene.available(scene.group)).isEqualTo(10);
        assertThat(scene.of(ana).posted()).isZero();
    }

    /** Whoever frees what has run out holds the removed level, and the heir is locked by somebody who wants the level too. */
    @Test
    void locksHeirsInOrderWhereReservationsRunOut() {
        var ids = sortedIds();
        var heir = scene.level(new LevelId(ids.get(0)), scene.ben);
        var ana = scene.level(new LevelId(ids.get(1)), scene.ana);
        scene.bought(ana, 10);
        scene.reserve(scene.sms(scene.ana, 2));
        var refused = scene.reserve(scene.sms(scene.ana, 4)).message();
        remove(ana, heir);
        scene.clock.advance(Duration.ofHours(2));

        try (var gate = atAccounts(heir)) {
            var expiry = Gate.start(() -> scene.database.worker(() -> scene.pay.settlements.expire(1_000_000)));
            Gate.awaitWaiting(1);
            assertThat(scene.postgres.ownerSees("select id from credits.accounts where practice_id = '" + scene.id
                            + "' and id = '" + ana + "' for update nowait"))
                    .as("the later one is not held while the earlier one is waited for")
                    .isEqualTo(ana.toString());
            gate.open();

            assertThat(Gate.result(expiry)).isGreaterThanOrEqualTo(2);
        }
        assertThat(scene.settle(refused, true)).isEqualTo(Settlement.Outcome.EXPIRED);
        assertThat(scene.available(heir)).isEqualTo(10);
    }

    /** The provider has answered for messages of both, and whoever settles them holds the heir and wants the level. */
    @Test
    void locksTheHeirInOrderWhereItIsRemoved() {
        var ids = sortedIds();
        var heir = scene.level(new LevelId(ids.get(0)), scene.ben);
        var ana = scene.level(new LevelId(ids.get(1)), scene.ana);
        scene.bought(heir, 10);
        scene.bought(ana, 10);
        var sent = scene.reserve(List.of(scene.sms(scene.ben, 1), scene.sms(scene.ana, 3)));

        try (var gate = atAccounts(heir)) {
            var settlement = Gate.start(() -> scene.settle(sent.stream()
                    .map(payment -> new Settlement(payment.message(), true, "message 7"))
                    .toList()));
            Gate.awaitWaiting(1);
            var removal = Gate.start(() -> remove(ana, heir));
            Gate.awaitWaiting(2);
            gate.open();

            assertThat(Gate.result(settlement)).containsOnly(Settlement.Outcome.DONE);
            assertThat(Gate.result(removal)).isEqualTo(new LevelOutcome.Done(true));
        }
        assertThat(scene.of(ana).posted()).isZero();
        assertThat(scene.available(heir)).isEqualTo(9 + 7);
    }

    /** What was bought waits for the level while that is removed, and then for the heir, whom somebody holds who wants both. */
    @Test
    void locksTheHeirInOrderWhereATopUpComesWhileTheLevelIsRemoved() {
        var ids = sortedIds();
        var heir = scene.level(new LevelId(ids.get(0)), scene.ben);
        var ana = scene.level(new LevelId(ids.get(1)), scene.ana);

        try (var atLevel = atAccounts(ana);
                var atHeir = atAccounts(heir)) {
            var topUp = Gate.start(() -> {
                scene.bought(ana, 20);
                return true;
            });
            Gate.awaitWaiting(1);
            scene.postgres.asOwner("update credits.levels set state = 'removed', credits_to = '" + heir
                    + "', removed_at = created_at, removed_by = 'Mia' where id = '" + ana + "'");
            var both = Gate.start(() -> scene.in(() -> {
                scene.all.ledger.lock(scene.id, List.of(heir.account(), ana.account()));
                return true;
            }));
            Gate.awaitWaiting(2);
            atLevel.open();
            Gate.await(() -> blocked() == 2);
            atHeir.open();

            assertThat(Gate.result(both)).isTrue();
            assertThat(Gate.result(topUp)).isTrue();
        }
        assertThat(scene.of(ana).posted()).isZero();
        assertThat(scene.available(heir)).isEqualTo(20);
    }

    /** Each would be the other's heir, and nobody would ever find their credits. */
    @Test
    void neverRemovesTwoLevelsIntoEachOther() {
        var ana = scene.level(scene.ana);
        var ben = scene.level(scene.ben);
        scene.bought(ana, 10);
        scene.bought(ben, 20);

        var outcomes = atAccounts(ana, ben).race(2, i -> i == 0 ? remove(ana, ben) : remove(ben, ana));

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        new LevelOutcome.Done(true), LevelOutcome.refused(LevelRefusal.LEVEL_REMOVED));
        assertThat(Stream.of(ana, ben).map(scene::of).filter(Level::active))
                .singleElement()
                .satisfies(left -> assertThat(left.posted()).isEqualTo(30));
    }

    /** How many wait for somebody who still holds what they want: not those who have just got it. */
    private int blocked() {
        return Integer.parseInt(scene.postgres.ownerSees("select count(*) from pg_stat_activity"
                + " where usename = 'callside_server' and cardinality(pg_blocking_pids(pid)) > 0"));
    }

    /** As PostgreSQL sorts them. */
    private static List<UUID> sortedIds() {
        return Stream.generate(UUID::randomUUID)
                .limit(2)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
    }

    private Gate atAccounts(LevelId... levels) {
        var ids = Stream.of(levels).map(level -> "'" + level + "'").collect(Collectors.joining(", "));
        return Gate.atRows("credits.accounts", "practice_id = '" + scene.id + "' and id in (" + ids + ")");
    }

    private LevelOutcome remove(LevelId level, LevelId to) {
        return scene.in(() -> scene.all.levels.remove(scene.id, level, to, "Mia"));
    }

    /** Once some messages have been paid for. */
    private void removeMidway(LevelId level, LevelId to) {
        await(enough);
        remove(level, to);
        // Its heir may have been removed just before: then it is asked again where to.
        if (scene.of(level).active()) {
            remove(level, scene.group);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void batches(Random random) {
        try {
            inBatches(random);
        } finally {
            enough.countDown();
        }
    }

    private void inBatches(Random random) {
        for (var i = 0; i < BATCHES; i++) {
            var messages = new ArrayList<Message>();
            for (var j = 0; j < 6; j++) {
                messages.add(scene.sms(j % 2 == 0 ? scene.ana : scene.ben, 1 + random.nextInt(3)));
            }
            settle(scene.reserve(messages), random);
        }
    }

    private void settle(List<Payment> payments, Random random) {
        var settlements = new ArrayList<Settlement>();
        for (var payment : payments) {
            if (payment.ok()) {
                var taken = random.nextBoolean();
                spent.addAndGet(taken ? payment.credits() : 0);
                settlements.add(new Settlement(payment.message(), taken, ""));
            }
        }
        if (spent.get() > ENOUGH) {
            enough.countDown();
        }
        if (!settlements.isEmpty()) {
            assertThat(scene.settle(settlements)).containsOnly(Settlement.Outcome.DONE);
        }
    }
}
