package dev.callside.credits.ledger;

import static dev.callside.credits.ledger.TransferStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves each rule, which of two that both hold is the answer, and what a batch and a chain are. */
class LedgerRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Unit CREDIT = new Unit("message-credit");
    private static final Unit DOLLAR = new Unit("AUD");
    private static final Code CODE = new Code("test");

    private final Book book = new Book();
    private final AccountId ana = wallet(CREDIT, 10, 0, false);
    private final AccountId ben = wallet(CREDIT, 0, 0, false);
    private final AccountId dollars = wallet(DOLLAR, 10, 0, false);
    private final AccountId closed = wallet(CREDIT, 0, 0, true);
    private final AccountId sold = account(AccountKind.COUNTER, CREDIT, 0, 0, false);
    private final AccountId nowhere = new AccountId(UUID.randomUUID());

    @Test
    void amountsHaveARange() {
        for (long amount : new long[] {Long.MIN_VALUE, -1, 0, Posting.LARGEST_AMOUNT + 1, Long.MAX_VALUE}) {
            assertThat(one(posted(sold, ana, amount))).isEqualTo(AMOUNT_OUT_OF_RANGE);
        }
        assertThat(one(posted(sold, ana, 1))).isEqualTo(CREATED);
        assertThat(one(posted(sold, ana, Posting.LARGEST_AMOUNT))).isEqualTo(CREATED);
    }

    @Test
    void timeoutsAreWholeSecondsUpToTenYears() {
        for (var timeout : List.of(
                Duration.ZERO,
                Duration.ofSeconds(-1),
                Duration.ofMillis(1500),
                Posting.LONGEST_TIMEOUT.plusSeconds(1))) {
            assertThat(one(pending(ana, ben, 1, timeout))).isEqualTo(TIMEOUT_OUT_OF_RANGE);
        }
        assertThat(one(pending(ana, ben, 1, Duration.ofSeconds(1)))).isEqualTo(CREATED);
        assertThat(one(pending(ana, ben, 1, Posting.LONGEST_TIMEOUT))).isEqualTo(CREATED);
    }

    @Test
    void accountsAreTwoOfOneUnitAndOpen() {
        assertThat(one(posted(ana, ana, 1))).isEqualTo(ACCOUNTS_ARE_THE_SAME);
        assertThat(one(posted(nowhere, ana, 1))).isEqualTo(DEBIT_ACCOUNT_NOT_FOUND);
        assertThat(one(posted(ana, nowhere, 1))).isEqualTo(CREDIT_ACCOUNT_NOT_FOUND);
        assertThat(one(posted(ana, dollars, 1))).isEqualTo(UNIT_DIFFERS);
        assertThat(one(posted(dollars, ana, 1))).isEqualTo(UNIT_DIFFERS);
        assertThat(one(posted(closed, ana, 1))).isEqualTo(DEBIT_ACCOUNT_CLOSED);
        assertThat(one(posted(ana, closed, 1))).isEqualTo(CREDIT_ACCOUNT_CLOSED);
    }

    @Test
    void aWalletGivesWhatIsAvailableAndACounterAnything() {
        assertThat(one(pending(ana, ben, 4))).isEqualTo(CREATED);
        assertThat(one(posted(ana, ben, 7))).isEqualTo(INSUFFICIENT_CREDIT);
        assertThat(one(pending(ana, ben, 7))).isEqualTo(INSUFFICIENT_CREDIT);
        assertThat(one(posted(ana, ben, 6))).isEqualTo(CREATED);
        assertThat(one(posted(ben, ana, 7))).isEqualTo(INSUFFICIENT_CREDIT);
        assertThat(one(posted(sold, ana, 1_000_000))).isEqualTo(CREATED);
        assertThat(balance(ana)).isEqualTo(new Balance(1_000_004, 4, 0));
        assertThat(balance(ben)).isEqualTo(new Balance(6, 0, 4));
    }

    @Test
    void aWalletHoldsNoMoreThanItsRange() {
        var rich = wallet(CREDIT, Posting.LARGEST_BALANCE - 5, 0, false);
        assertThat(one(pending(sold, rich, 5))).isEqualTo(CREATED);
        assertThat(one(pending(sold, rich, 1))).isEqualTo(BALANCE_OUT_OF_RANGE);
        assertThat(one(posted(sold, rich, 1))).isEqualTo(BALANCE_OUT_OF_RANGE);
    }

    @Test
    void aPendingTransferIsPostedInPartAndTheRestIsFree() {
        var hold = done(pending(ana, ben, 8));
        assertThat(one(Transfer.post(id(), hold, 9, note()))).isEqualTo(AMOUNT_EXCEEDS_PENDING);
        assertThat(one(Transfer.post(id(), hold, 3, note()))).isEqualTo(CREATED);
        assertThat(balance(ana)).isEqualTo(new Balance(7, 0, 0));
        assertThat(balance(ben)).isEqualTo(new Balance(3, 0, 0));
        assertThat(one(Transfer.post(id(), hold, note()))).isEqualTo(PENDING_ALREADY_POSTED);
        assertThat(one(Transfer.voiding(id(), hold, note()))).isEqualTo(PENDING_ALREADY_POSTED);
    }

    @Test
    void aPendingTransferIsVoidedOnce() {
        var hold = done(pending(ana, ben, 8));
        assertThat(one(Transfer.voiding(id(), hold, note()))).isEqualTo(CREATED);
        assertThat(balance(ana)).isEqualTo(new Balance(10, 0, 0));
        assertThat(one(Transfer.voiding(id(), hold, note()))).isEqualTo(PENDING_ALREADY_VOIDED);
        assertThat(one(Transfer.post(id(), hold, note()))).isEqualTo(PENDING_ALREADY_VOIDED);
    }

    @Test
    void aPendingTransferIsOverAtItsInstantWhetherOrNotItWasFreed() {
        var hold = done(pending(ana, ben, 8, Duration.ofSeconds(10)));
        var late = NOW.plusSeconds(10);
        assertThat(at(late, Transfer.post(id(), hold, note()))).isEqualTo(PENDING_EXPIRED);
        assertThat(at(late.minusNanos(1000), Transfer.post(id(), hold, note()).linkedToNext()))
                .isEqualTo(LINKED_CHAIN_OPEN);
        assertThat(at(late, Transfer.expiring(id(), hold, note()))).isEqualTo(CREATED);
        assertThat(balance(ana)).isEqualTo(new Balance(10, 0, 0));
        assertThat(at(late, Transfer.expiring(id(), hold, note()))).isEqualTo(PENDING_EXPIRED);
        assertThat(at(late, Transfer.voiding(id(), hold, note()))).isEqualTo(PENDING_EXPIRED);
    }

    @Test
    void onlyAPendingTransferCanBeResolved() {
        var moved = done(posted(ana, ben, 1));
        assertThat(one(Transfer.post(id(), moved, note()))).isEqualTo(NOT_PENDING);
        assertThat(one(Transfer.post(id(), id(), note()))).isEqualTo(PENDING_NOT_FOUND);
    }

    @Test
    void theSameAgainIsTheSame() {
        var hold = pending(ana, ben, 4, Duration.ofSeconds(10));
        var post = Transfer.post(id(), hold.id(), note());
        for (var transfer : List.of(posted(ana, ben, 2), hold, post)) {
            assertThat(one(transfer)).isEqualTo(CREATED);
            assertThat(at(NOW.plusSeconds(99), transfer)).isEqualTo(EXISTS);
            assertThat(one(with(transfer, new Note(CODE, "somebody else", "", NOW.plusSeconds(9)))))
                    .isEqualTo(EXISTS);
        }
        assertThat(one(Transfer.post(post.id(), hold.id(), 4, note()))).isEqualTo(EXISTS);
        assertThat(balance(ana)).isEqualTo(new Balance(4, 0, 0));
    }

    @Test
    void otherContentWithAUsedIdSaysWhatDiffers() {
        var hold = pending(ana, ben, 4, Duration.ofSeconds(10));
        done(hold);
        done(pending(ana, ben, 1));
        var post = Transfer.post(id(), hold.id(), 2, note());
        done(post);
        var route = hold.route().orElseThrow();

        assertThat(one(Transfer.posted(hold.id(), route, 4, note()))).isEqualTo(EXISTS_WITH_OTHER_KIND);
        assertThat(one(Transfer.post(post.id(), id(), 2, note()))).isEqualTo(EXISTS_WITH_OTHER_PENDING);
        assertThat(one(routed(hold, new Route(ben, ana, CREDIT)))).isEqualTo(EXISTS_WITH_OTHER_ACCOUNTS);
        assertThat(one(routed(hold, new Route(ana, ben, DOLLAR)))).isEqualTo(EXISTS_WITH_OTHER_UNIT);
        assertThat(one(Transfer.pending(hold.id(), route, 5, Duration.ofSeconds(10), note())))
                .isEqualTo(EXISTS_WITH_OTHER_AMOUNT);
        assertThat(one(Transfer.post(post.id(), hold.id(), note()))).isEqualTo(EXISTS_WITH_OTHER_AMOUNT);
        assertThat(one(Transfer.pending(hold.id(), route, 4, note()))).isEqualTo(EXISTS_WITH_OTHER_TIMEOUT);
        assertThat(one(with(hold, new Note(new Code("else"), "tester", "", NOW))))
                .isEqualTo(EXISTS_WITH_OTHER_CODE);
        assertThat(one(with(hold, new Note(CODE, "tester", "else", NOW)))).isEqualTo(EXISTS_WITH_OTHER_REFERENCE);
    }

    /** Each transfer below breaks the rule that it is refused for and every later one that can hold with it. */
    @Test
    void theFirstRuleThatHoldsIsTheAnswer() {
        var used = done(posted(sold, ana, 1));
        var poor = wallet(CREDIT, 0, 0, false);

        assertThat(one(Transfer.pending(used, new Route(ana, ana, DOLLAR), 0, Duration.ZERO, note())))
                .isEqualTo(EXISTS_WITH_OTHER_KIND);
        assertThat(one(pending(nowhere, nowhere, 0, Duration.ZERO))).isEqualTo(AMOUNT_OUT_OF_RANGE);
        assertThat(one(pending(nowhere, nowhere, 1, Duration.ZERO))).isEqualTo(TIMEOUT_OUT_OF_RANGE);
        assertThat(one(posted(nowhere, nowhere, 1))).isEqualTo(ACCOUNTS_ARE_THE_SAME);
        assertThat(one(posted(nowhere, new AccountId(UUID.randomUUID()), 1))).isEqualTo(DEBIT_ACCOUNT_NOT_FOUND);
        assertThat(one(posted(dollars, closed, 99))).isEqualTo(UNIT_DIFFERS);
        assertThat(one(posted(closed, wallet(CREDIT, 0, 0, true), 99))).isEqualTo(DEBIT_ACCOUNT_CLOSED);
        assertThat(one(posted(poor, closed, 99))).isEqualTo(CREDIT_ACCOUNT_CLOSED);
        assertThat(one(posted(poor, wallet(CREDIT, Posting.LARGEST_BALANCE, 0, false), 99)))
                .isEqualTo(INSUFFICIENT_CREDIT);
    }

    @Test
    void aBatchIsDoneOneAfterTheOther() {
        var first = posted(ana, ben, 10);
        assertThat(apply(first, posted(ana, ben, 1), posted(ben, ana, 4), posted(ana, ben, 4), first))
                .containsExactly(CREATED, INSUFFICIENT_CREDIT, CREATED, CREATED, EXISTS);
        assertThat(balance(ana)).isEqualTo(new Balance(0, 0, 0));
        assertThat(book.account(ana).orElseThrow().seq()).isEqualTo(3);
    }

    @Test
    void aRefusedIdMayBeUsedAgainInTheSameBatch() {
        var tooMuch = posted(ben, ana, 5);
        assertThat(apply(tooMuch, posted(ana, ben, 5), tooMuch)).containsExactly(INSUFFICIENT_CREDIT, CREATED, CREATED);
    }

    @Test
    void linkedTransfersSucceedOrFailTogether() {
        assertThat(apply(
                        posted(ana, ben, 5).linkedToNext(),
                        posted(ben, sold, 5).linkedToNext(),
                        posted(ben, sold, 1),
                        posted(ana, ben, 10)))
                .containsExactly(LINKED_TRANSFER_FAILED, LINKED_TRANSFER_FAILED, INSUFFICIENT_CREDIT, CREATED);
        assertThat(balance(ana)).isEqualTo(new Balance(0, 0, 0));
        assertThat(book.written()).hasSize(1);

        var there = posted(ben, ana, 1);
        done(there);
        assertThat(apply(there.linkedToNext(), posted(ben, ana, 2))).containsExactly(EXISTS, CREATED);
    }

    @Test
    void aFailedChainLeavesNoResolutionBehind() {
        var hold = done(pending(ana, ben, 5));
        assertThat(apply(Transfer.voiding(id(), hold, note()).linkedToNext(), posted(ana, ben, 11)))
                .containsExactly(LINKED_TRANSFER_FAILED, INSUFFICIENT_CREDIT);
        assertThat(one(Transfer.post(id(), hold, note()))).isEqualTo(CREATED);
    }

    @Test
    void anOpenChainIsRefusedWhole() {
        assertThat(apply(posted(ana, ben, 1).linkedToNext(), posted(ana, ben, 1).linkedToNext()))
                .containsExactly(LINKED_TRANSFER_FAILED, LINKED_CHAIN_OPEN);
        assertThat(book.written()).isEmpty();
    }

    @Test
    void entriesOfAWalletFollowOneAnotherWhateverTheClocksSay() {
        at(NOW.plusSeconds(60), posted(ana, ben, 1));
        done(posted(ana, sold, 1));
        var last = book.written().get(1);
        assertThat(last.transfer().createdAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(last.note().at()).isEqualTo(NOW);
    }

    @Test
    void whatMakesNoSenseCantBeWritten() {
        var route = Optional.of(new Route(ana, ben, CREDIT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transfer(
                        id(),
                        TransferKind.POST,
                        route,
                        Optional.of(id()),
                        OptionalLong.empty(),
                        Optional.empty(),
                        note(),
                        false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transfer(
                        id(),
                        TransferKind.POSTED,
                        route,
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        note(),
                        false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transfer(
                        id(),
                        TransferKind.VOID,
                        Optional.empty(),
                        Optional.of(id()),
                        OptionalLong.of(1),
                        Optional.empty(),
                        note(),
                        false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit("two words"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Code("Upper"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Note(CODE, "", "", NOW));
    }

    private AccountId wallet(Unit unit, long posted, long pending, boolean isClosed) {
        return account(AccountKind.WALLET, unit, posted, pending, isClosed);
    }

    private AccountId account(AccountKind kind, Unit unit, long posted, long pending, boolean isClosed) {
        var account = new AccountId(UUID.randomUUID());
        book.put(new AccountState(account, kind, unit, new Balance(posted, pending, 0), 0, NOW, isClosed));
        return account;
    }

    private static TransferId id() {
        return new TransferId(UUID.randomUUID());
    }

    private static Note note() {
        return new Note(CODE, "tester", "", NOW);
    }

    private static Transfer posted(AccountId from, AccountId to, long amount) {
        return Transfer.posted(id(), new Route(from, to, CREDIT), amount, note());
    }

    private static Transfer pending(AccountId from, AccountId to, long amount) {
        return Transfer.pending(id(), new Route(from, to, CREDIT), amount, note());
    }

    private static Transfer pending(AccountId from, AccountId to, long amount, Duration timeout) {
        return Transfer.pending(id(), new Route(from, to, CREDIT), amount, timeout, note());
    }

    private static Transfer with(Transfer t, Note note) {
        return new Transfer(t.id(), t.kind(), t.route(), t.pending(), t.amount(), t.timeout(), note, false);
    }

    private static Transfer routed(Transfer t, Route route) {
        return new Transfer(
                t.id(), t.kind(), Optional.of(route), t.pending(), t.amount(), t.timeout(), t.note(), false);
    }

    private List<TransferStatus> apply(Transfer... batch) {
        return LedgerRules.apply(book, Arrays.asList(batch), NOW);
    }

    private TransferStatus one(Transfer transfer) {
        return at(NOW, transfer);
    }

    private TransferStatus at(Instant now, Transfer transfer) {
        return LedgerRules.apply(book, List.of(transfer), now).get(0);
    }

    private TransferId done(Transfer transfer) {
        assertThat(one(transfer)).isEqualTo(CREATED);
        return transfer.id();
    }

    private Balance balance(AccountId account) {
        return book.account(account).orElseThrow().balance();
    }
}
