package dev.callside.credits.ledger;

import static dev.callside.credits.ledger.TransferStatus.CREATED;
import static dev.callside.credits.ledger.TransferStatus.CREDIT_ACCOUNT_CLOSED;
import static dev.callside.credits.ledger.TransferStatus.DEBIT_ACCOUNT_NOT_FOUND;
import static dev.callside.credits.ledger.TransferStatus.EXISTS;
import static dev.callside.credits.ledger.TransferStatus.INSUFFICIENT_CREDIT;
import static dev.callside.credits.ledger.TransferStatus.PENDING_EXPIRED;
import static dev.callside.credits.ledger.TransferStatus.PENDING_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves what is stored: balances at any time, history, expiry and closing. */
class LedgerTest {

    private final LedgerScene scene = new LedgerScene();

    @Test
    void movesFromOneToTheOther() {
        var ana = scene.wallet(10);
        var ben = scene.wallet(0);

        assertThat(scene.transfer(scene.posted(ana, ben, 4))).isEqualTo(CREATED);

        assertThat(scene.balance(ana)).isEqualTo(new Balance(6, 0, 0));
        assertThat(scene.balance(ben)).isEqualTo(new Balance(4, 0, 0));
        assertThat(scene.balance(scene.sold)).isEqualTo(new Balance(-10, 0, 0));
    }

    @Test
    void reservesAndPostsAPart() {
        var ana = scene.wallet(10);
        var hold = scene.pending(ana, scene.spent, 8);
        assertThat(scene.transfer(hold)).isEqualTo(CREATED);
        assertThat(scene.balance(ana)).isEqualTo(new Balance(10, 8, 0));
        assertThat(scene.balance(scene.spent)).isEqualTo(new Balance(0, 0, 8));

        var post = Transfer.post(LedgerScene.transferId(), hold.id(), 5, scene.note());
        assertThat(scene.transfer(post)).isEqualTo(CREATED);
        assertThat(scene.transfer(post)).isEqualTo(EXISTS);
        assertThat(scene.transfer(hold)).isEqualTo(EXISTS);
        assertThat(scene.balance(ana)).isEqualTo(new Balance(5, 0, 0));
        assertThat(scene.balance(scene.spent)).isEqualTo(new Balance(5, 0, 0));
    }

    @Test
    void aRefusedBatchLeavesNothing() {
        var ana = scene.wallet(3);
        assertThat(scene.transfer(scene.posted(ana, scene.spent, 4))).isEqualTo(INSUFFICIENT_CREDIT);
        assertThat(scene.transfer(List.of())).isEmpty();
        assertThat(history(ana, HistoryQuery.newest(10))).hasSize(1);
    }

    @Test
    void knowsTheBalanceAtAnyInstant() {
        var start = scene.clock.instant();
        var ana = scene.wallet(100);
        for (int i = 1; i <= 9; i++) {
            scene.clock.advance(Duration.ofMinutes(1));
            scene.transfer(List.of(scene.posted(ana, scene.spent, i), scene.pending(ana, scene.spent, 1)));
        }
        long expected = 100;
        for (int i = 0; i <= 9; i++) {
            expected -= i;
            for (long seconds : new long[] {0, 59}) {
                var at = start.plusSeconds(60L * i + seconds);
                var balances = scene.database.app(
                        scene.practice,
                        () -> scene.ledger.balances(scene.practice, List.of(ana, scene.spent, LedgerScene.id()), at));
                assertThat(balances)
                        .containsOnlyKeys(ana, scene.spent)
                        .containsEntry(ana, new Balance(expected, i, 0))
                        .containsEntry(scene.spent, new Balance(100 - expected, 0, i));
            }
        }
        var before = scene.database.app(
                scene.practice, () -> scene.ledger.balances(scene.practice, List.of(ana), start.minusSeconds(1)));
        assertThat(before).containsEntry(ana, Balance.ZERO);
    }

    @Test
    void historyComesInPagesWithTheBalanceAfterEachEntry() {
        var ana = scene.wallet(100);
        for (int i = 0; i < 10; i++) {
            scene.transfer(scene.posted(ana, scene.spent, 1));
        }
        for (var account : List.of(ana, scene.spent)) {
            List<Long> after = new ArrayList<>();
            var query = HistoryQuery.newest(4);
            for (var page = history(account, query); !page.isEmpty(); page = history(account, query)) {
                page.forEach(entry -> after.add(entry.after().posted()));
                query = query.before(page.get(page.size() - 1).seq());
            }
            assertThat(after)
                    .containsExactlyElementsOf(
                            account.equals(ana)
                                    ? List.of(90L, 91L, 92L, 93L, 94L, 95L, 96L, 97L, 98L, 99L, 100L)
                                    : List.of(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L));
        }
    }

    @Test
    void historyIsFiltered() {
        var start = scene.clock.instant();
        var ana = scene.wallet(100);
        for (var word : List.of("Reykjavík", "Akureyri")) {
            scene.clock.advance(Duration.ofHours(1));
            var note = new Note(new Code(word.equals("Akureyri") ? "spent" : "moved"), "tester", word, start);
            scene.transfer(Transfer.posted(LedgerScene.transferId(), scene.route(ana, scene.spent), 1, note));
        }
        var all = HistoryQuery.newest(10);
        var second = start.plus(Duration.ofHours(1));
        assertThat(references(ana, new HistoryQuery(all.from(), all.to(), Set.of(), "REYKJAVÍK", all.before(), 10)))
                .containsExactly("Reykjavík");
        assertThat(references(
                        ana, new HistoryQuery(all.from(), all.to(), Set.of(new Code("spent")), "", all.before(), 10)))
                .containsExactly("Akureyri");
        assertThat(references(
                        ana, new HistoryQuery(Optional.of(second), Optional.empty(), Set.of(), "", all.before(), 10)))
                .containsExactly("Akureyri", "Reykjavík");
        assertThat(references(
                        ana, new HistoryQuery(Optional.empty(), Optional.of(second), Set.of(), "", all.before(), 10)))
                .containsExactly("");
        assertThat(references(
                        scene.spent,
                        new HistoryQuery(
                                Optional.of(second), Optional.empty(), Set.of(), "akur", OptionalLong.empty(), 10)))
                .containsExactly("Akureyri");
    }

    @Test
    void whatIsOverIsFreeAgainOnce() {
        var ana = scene.wallet(10);
        var hold = Transfer.pending(
                LedgerScene.transferId(), scene.route(ana, scene.spent), 4, Duration.ofSeconds(60), scene.note());
        var stays = scene.pending(ana, scene.spent, 1);
        scene.transfer(hold, stays);
        assertThat(expired()).isEmpty();

        scene.clock.advance(Duration.ofSeconds(60));
        assertThat(scene.transfer(Transfer.post(LedgerScene.transferId(), hold.id(), scene.note())))
                .isEqualTo(PENDING_EXPIRED);
        assertThat(expired())
                .containsExactly(new ExpiredTransfer(
                        scene.practice, hold.id(), hold.route().orElseThrow(), 4));
        assertThat(expired()).isEmpty();
        assertThat(scene.balance(ana)).isEqualTo(new Balance(10, 1, 0));
        assertThat(scene.findings()).isEmpty();
    }

    private List<ExpiredTransfer> expired() {
        return scene.expire().stream()
                .filter(expired -> expired.practice().equals(scene.practice))
                .toList();
    }

    @Test
    void anEmptyWalletIsClosedForGood() {
        var ana = scene.wallet(1);
        assertThat(close(ana)).isEqualTo(AccountStatus.NOT_EMPTY);
        scene.transfer(scene.posted(ana, scene.spent, 1));
        assertThat(close(ana)).isEqualTo(AccountStatus.DONE);
        assertThat(close(ana)).isEqualTo(AccountStatus.EXISTS);
        assertThat(close(scene.sold)).isEqualTo(AccountStatus.IS_COUNTER);
        assertThat(close(LedgerScene.id())).isEqualTo(AccountStatus.NOT_FOUND);
        assertThat(scene.transfer(scene.posted(scene.sold, ana, 1))).isEqualTo(CREDIT_ACCOUNT_CLOSED);
    }

    private AccountStatus close(AccountId id) {
        return scene.database.app(scene.practice, () -> scene.ledger.close(scene.practice, id));
    }

    @Test
    void openingAgainIsTheSameUnlessItDiffers() {
        var account = Account.wallet(LedgerScene.id(), LedgerScene.CREDIT, LedgerScene.TEST);
        assertThat(scene.open(account)).containsExactly(AccountStatus.DONE);
        assertThat(scene.open(account, Account.counter(account.id(), account.unit(), account.code())))
                .containsExactly(AccountStatus.EXISTS, AccountStatus.EXISTS_DIFFERENT);
    }

    @Test
    void anotherPracticesAccountsAndTransfersAreNotThere() {
        var theirs = new LedgerScene();
        var wallet = theirs.wallet(5);
        var hold = theirs.pending(wallet, theirs.spent, 1);
        theirs.transfer(hold);

        assertThat(scene.transfer(scene.posted(wallet, scene.spent, 1))).isEqualTo(DEBIT_ACCOUNT_NOT_FOUND);
        assertThat(scene.transfer(Transfer.post(LedgerScene.transferId(), hold.id(), scene.note())))
                .isEqualTo(PENDING_NOT_FOUND);
        assertThat(history(wallet, HistoryQuery.newest(5))).isEmpty();
        // The queries alone hold, where the policies show all; and the policies alone, where the query asks for theirs.
        assertThat(scene.database.worker(() -> scene.ledger.balance(scene.practice, wallet)))
                .isEmpty();
        assertThat(scene.database.app(scene.practice, () -> scene.ledger.balance(theirs.practice, wallet)))
                .isEmpty();
        assertThat(scene.database.app(
                        scene.practice,
                        () -> scene.ledger.transfer(theirs.practice, theirs.posted(wallet, theirs.spent, 1))))
                .isEqualTo(DEBIT_ACCOUNT_NOT_FOUND);
        assertThat(theirs.balance(wallet)).isEqualTo(new Balance(5, 1, 0));
    }

    private List<Entry> history(AccountId account, HistoryQuery query) {
        return scene.database.app(scene.practice, () -> scene.ledger.history(scene.practice, account, query));
    }

    private List<String> references(AccountId account, HistoryQuery query) {
        return history(account, query).stream().map(Entry::reference).toList();
    }
}
