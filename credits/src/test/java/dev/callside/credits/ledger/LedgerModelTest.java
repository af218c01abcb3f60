package dev.callside.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that 100,000 transfers of every kind and mistake get the answers, and leave the balances, of a plain model. */
class LedgerModelTest {

    private static final int OPERATIONS = 100_000;
    private static final long SEED = 20_260_301;

    /** What no sequence of valid amounts can bring about in reasonable time; it has a test of its own. */
    private static final Set<TransferStatus> RARE = Set.of(TransferStatus.BALANCE_OUT_OF_RANGE);

    private final LedgerScene scene = new LedgerScene();
    private final PlainLedger model = new PlainLedger();
    private final RandomTransfers random = new RandomTransfers(SEED);
    private final Map<TransferStatus, Integer> answers = new EnumMap<>(TransferStatus.class);

    @Test
    void agreesWithAPlainModelInEveryAnswerAndBalance() {
        random.accounts().forEach(account -> {
            scene.open(account);
            model.open(account);
        });
        for (int done = 0, batches = 0; done < OPERATIONS; batches++) {
            done += batch();
            if (batches % 10 == 9) {
                expireAndClose();
                balancesAgree();
            }
        }
        balancesAgree();
        assertThat(answers.keySet()).containsAll(all()).doesNotContainAnyElementsOf(RARE);
    }

    private int batch() {
        var batch = random.batch(scene.clock.instant());
        var expected = model.batch(batch, scene.clock.instant());
        var actual = scene.transfer(batch);
        assertThat(actual).as("seed " + SEED).isEqualTo(expected);
        actual.forEach(answer -> answers.merge(answer, 1, Integer::sum));
        return batch.size();
    }

    private void expireAndClose() {
        scene.clock.advance(Duration.ofSeconds(20));
        var now = scene.clock.instant();
        if (random.chance(50)) {
            var freed = scene.expire().stream().map(ExpiredTransfer::pending).collect(Collectors.toSet());
            assertThat(freed).isEqualTo(Set.copyOf(model.expire(now)));
        }
        var wallet = random.anyWallet();
        boolean done = scene.database.app(scene.practice, () -> scene.ledger.close(scene.practice, wallet))
                != AccountStatus.NOT_EMPTY;
        assertThat(done).isEqualTo(model.close(wallet));
    }

    private void balancesAgree() {
        var ids = random.accounts().stream().map(Account::id).toList();
        var balances = scene.database.app(scene.practice, () -> scene.ledger.balances(scene.practice, ids));
        assertThat(balances).hasSameSizeAs(ids);
        balances.forEach((id, balance) -> assertThat(balance).isEqualTo(model.balance(id)));
        assertThat(balances.values().stream().mapToLong(Balance::posted).sum()).isZero();
    }

    private static List<TransferStatus> all() {
        return Set.of(TransferStatus.values()).stream()
                .filter(status -> !RARE.contains(status))
                .toList();
    }
}
