package dev.callside.credits.ledger;

import static dev.callside.credits.ledger.TransferStatus.CREATED;
import static dev.callside.credits.ledger.TransferStatus.EXISTS;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_ACCOUNTS;
import static dev.callside.credits.ledger.TransferStatus.INSUFFICIENT_CREDIT;
import static dev.callside.credits.ledger.TransferStatus.PENDING_ALREADY_POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.Gate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves that many at once, on the real database, get what they would have got one after the other. */
class LedgerRaceTest {

    private static final int THREADS = 16;

    /** The most wallets of a batch that takes no turn. */
    private static final int MANY = 100;

    private final LedgerScene scene = new LedgerScene();

    @Test
    void twoHundredRaceForTheLastCredit() {
        var wallet = scene.wallet(1);

        var answers = race(200, i -> scene.transfer(scene.posted(wallet, scene.spent, 1)));

        assertThat(answers).containsOnly(CREATED, INSUFFICIENT_CREDIT);
        assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
        assertThat(scene.balance(wallet)).isEqualTo(Balance.ZERO);
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void twoHundredReserveTheLastCredit() {
        var wallet = scene.wallet(1);

        var answers = race(200, i -> scene.transfer(scene.pending(wallet, scene.spent, 1)));

        assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
        assertThat(scene.balance(wallet)).isEqualTo(new Balance(1, 1, 0));
    }

    /** Exactly one of them sees the balance fall below the threshold, so that one top-up follows. */
    @Test
    void fiftyDebitsCrossAThresholdOnce() {
        var wallet = scene.wallet(40);

        var crossings = race(
                50,
                i -> scene.database.app(scene.practice, () -> {
                    scene.ledger.lock(scene.practice, List.of(wallet));
                    long before = available(wallet);
                    scene.ledger.transfer(scene.practice, scene.posted(wallet, scene.spent, 1));
                    return before >= 10 && available(wallet) < 10;
                }));

        assertThat(Collections.frequency(crossings, true)).isEqualTo(1);
        assertThat(scene.balance(wallet)).isEqualTo(Balance.ZERO);
    }

    private long available(AccountId wallet) {
        return scene.ledger.balance(scene.practice, wallet).orElseThrow().available();
    }

    @Test
    void theSameTransferAskedForByManyIsDoneOnce() {
        var wallet = scene.wallet(5);
        var transfer = scene.posted(wallet, scene.spent, 1);

        var answers = race(100, i -> scene.transfer(transfer));

        assertThat(answers).containsOnly(CREATED, EXISTS);
        assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
        assertThat(scene.balance(wallet)).isEqualTo(new Balance(4, 0, 0));
    }

    /** Nothing is locked between counters, so only the unique keys stand in the way. */
    @Test
    void oneIdForTransfersOfOtherAccountsIsUsedOnce() {
        var other = LedgerScene.id();
        scene.open(Account.counter(other, LedgerScene.CREDIT, LedgerScene.TEST));
        for (int round = 0; round < 20; round++) {
            var id = LedgerScene.transferId();
            var routes = List.of(
                    scene.route(scene.sold, scene.spent),
                    scene.route(scene.spent, other),
                    scene.route(other, scene.wallet(0)));
            var answers =
                    race(9, i -> scene.transfer(Transfer.posted(id, routes.get(i % routes.size()), 1, scene.note())));
            assertThat(answers).containsOnly(CREATED, EXISTS, EXISTS_WITH_OTHER_ACCOUNTS);
            assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
        }
    }

    @Test
    void aPendingTransferOfCountersIsPostedOnce() {
        var hold = scene.pending(scene.sold, scene.spent, 3);
        assertThat(scene.transfer(hold)).isEqualTo(CREATED);

        var answers = race(60, i -> scene.transfer(Transfer.post(LedgerScene.transferId(), hold.id(), scene.note())));

        assertThat(answers).containsOnly(CREATED, PENDING_ALREADY_POSTED);
        assertThat(Collections.frequency(answers, CREATED)).isEqualTo(1);
        assertThat(scene.balance(scene.spent)).isEqualTo(new Balance(3, 0, 0));
    }

    @Test
    void batchesOverManyAccountsNeverWaitForEachOther() {
        var wallets = IntStream.range(0, 12).mapToObj(i -> scene.wallet(1_000)).toList();

        race(THREADS * 12, i -> {
            var random = new Random(i);
            var batch = new ArrayList<Transfer>();
            for (int k = 0; k < 40; k++) {
                var from = wallets.get(random.nextInt(wallets.size()));
                var to = wallets.get(random.nextInt(wallets.size()));
                batch.add(random.nextInt(3) == 0 ? scene.pending(from, to, 1) : scene.posted(from, to, 1));
                if (random.nextInt(4) == 0) {
                    batch.add(Transfer.voiding(
                            LedgerScene.transferId(),
                            batch.get(random.nextInt(batch.size())).id(),
                            scene.note()));
                }
            }
            return scene.transfer(batch);
        });

        var balances = scene.database.app(scene.practice, () -> scene.ledger.balances(scene.practice, wallets));
        assertThat(balances.values().stream().mapToLong(Balance::posted).sum()).isEqualTo(12_000);
        assertThat(scene.findings()).isEmpty();
    }

    /** Large batches of one practice have a wallet in common, nearly always: one at a time, before it locks any. */
    @Test
    void batchesOfManyWalletsTakeTurnsAndNobodyElseWaits() {
        var some = wallets(MANY + 1);
        var others = wallets(MANY + 1);
        var elsewhere = new LedgerScene();
        try (var gate = Gate.atRows("credits.accounts", "id = '" + some.get(0).value() + "'")) {
            var first = Gate.start(() -> scene.transfer(around(some)));
            Gate.awaitWaiting(1);
            var second = Gate.start(() -> scene.transfer(around(others)));
            Gate.await(() -> second.isDone() || Gate.waiting() == 2);
            assertThat(second).as("waits for its turn").isNotDone();

            assertThat(scene.transfer(scene.posted(others.get(0), others.get(1), 1)))
                    .isEqualTo(CREATED);
            assertThat(scene.transfer(around(others.subList(0, MANY)))).containsOnly(CREATED);
            var theirs = wallets(elsewhere, MANY + 1);
            assertThat(elsewhere.transfer(around(elsewhere, theirs))).containsOnly(CREATED);

            gate.open();
            assertThat(Gate.result(first)).containsOnly(CREATED);
            assertThat(Gate.result(second)).containsOnly(CREATED);
        }
        assertThat(scene.findings()).isEmpty();
    }

    /** It would wait for somebody who waits for it: a transfer names counters too, which its lock did not. */
    @Test
    void whoHasLockedItsWalletsWaitsForNoTurn() {
        var locked = wallets(MANY);
        var more = new ArrayList<>(locked);
        more.addAll(wallets(1));
        var batch = around(locked);
        batch.add(scene.posted(locked.get(0), scene.spent, 1));

        var large = scene.database.app(scene.practice, () -> {
            scene.ledger.lock(scene.practice, locked);
            var waiting = Gate.start(() -> scene.transfer(around(more)));
            Gate.awaitWaiting(1);
            assertThat(scene.ledger.transfer(scene.practice, batch)).containsOnly(CREATED);
            return waiting;
        });

        assertThat(Gate.result(large)).containsOnly(CREATED);
    }

    @Test
    void largeAndSmallBatchesOfTheSameWalletsNeverWaitForEachOther() {
        var wallets = wallets(MANY + 20);

        race(THREADS * 8, i -> {
            var random = new Random(i);
            var batch = new ArrayList<>(wallets);
            Collections.shuffle(batch, random);
            return scene.transfer(around(i % 2 == 0 ? batch : batch.subList(0, 2 + random.nextInt(MANY))));
        });

        var balances = scene.database.app(scene.practice, () -> scene.ledger.balances(scene.practice, wallets));
        assertThat(balances.values()).containsOnly(new Balance(1_000, 0, 0));
        assertThat(scene.findings()).isEmpty();
    }

    private List<AccountId> wallets(int number) {
        return wallets(scene, number);
    }

    private static List<AccountId> wallets(LedgerScene scene, int number) {
        return IntStream.range(0, number).mapToObj(i -> scene.wallet(1_000)).toList();
    }

    private List<Transfer> around(List<AccountId> wallets) {
        return around(scene, wallets);
    }

    /** From each to the next, so that each has afterwards what it had. */
    private static List<Transfer> around(LedgerScene scene, List<AccountId> wallets) {
        var batch = new ArrayList<Transfer>();
        for (int i = 0; i < wallets.size(); i++) {
            batch.add(scene.posted(wallets.get(i), wallets.get((i + 1) % wallets.size()), 1));
        }
        return batch;
    }

    /** All have read what they decide on before the first of them writes. */
    private static <T> List<T> race(int runners, IntFunction<T> runner) {
        return Gate.before("credits.transfers").race(runners, runner);
    }
}
