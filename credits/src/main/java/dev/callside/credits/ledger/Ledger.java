package dev.callside.credits.ledger;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The only way to move anything. To be called inside a transaction of
 * {@link dev.callside.practice.tenancy.Database}, so that a transfer commits together with what it is for. Wallets stay
 * locked until that transaction ends. Who makes several calls with other accounts in one transaction takes all of their
 * locks first, with {@link #lock}.
 */
@Dependent
public class Ledger {

    /** More in one call is a defect of its caller. */
    public static final int LARGEST_BATCH = 10_000;

    private static final int TRIES = 10;

    private static final Code EXPIRED = new Code("expired");
    private static final String WORKER = Actors.worker("ledger");

    private final LedgerStore store;
    private final AccountStore accounts;
    private final HistoryStore histories;
    private final Clock clock;

    @Inject
    Ledger(LedgerStore store, AccountStore accounts, HistoryStore histories, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.histories = histories;
        this.clock = clock;
    }

    /** Opens accounts; doing it again does no harm. One statement for each that is new: it happens once. */
    public List<AccountStatus> open(PracticeId practice, List<Account> wanted) {
        return wanted.stream().map(account -> open(practice, account)).toList();
    }

    private AccountStatus open(PracticeId practice, Account account) {
        if (accounts.open(practice, account, now())) {
            return AccountStatus.DONE;
        }
        return accounts.find(practice, account.id()).filter(account::equals).isPresent()
                ? AccountStatus.EXISTS
                : AccountStatus.EXISTS_DIFFERENT;
    }

    /** Closes an empty wallet for good: no transfer takes part in it any more. */
    public AccountStatus close(PracticeId practice, AccountId id) {
        var account = accounts.find(practice, id);
        if (account.isEmpty()) {
            return AccountStatus.NOT_FOUND;
        }
        if (account.get().kind() == AccountKind.COUNTER) {
            return AccountStatus.IS_COUNTER;
        }
        if (accounts.close(practice, id, now())) {
            return AccountStatus.DONE;
        }
        return accounts.closed(practice, id) ? AccountStatus.EXISTS : AccountStatus.NOT_EMPTY;
    }

    /**
     * Does one transfer after the other, and answers each, in the same order. A refused one changes nothing and stops no
     * other, unless they are linked: a transfer that is linked to the next succeeds or fails together with it.
     */
    public List<TransferStatus> transfer(PracticeId practice, List<Transfer> batch) {
        return run(practice, batch, now()).answers();
    }

    /** One transfer. */
    public TransferStatus transfer(PracticeId practice, Transfer transfer) {
        return transfer(practice, List.of(transfer)).get(0);
    }

    /** Locks wallets until the transaction ends, in the order that keeps everybody from waiting for each other. */
    public void lock(PracticeId practice, Collection<AccountId> accounts) {
        store.lock(practice, accounts);
    }

    /** Now. Empty if there is no such account; of a counter it is summed up, which takes as long as it has entries. */
    public Optional<Balance> balance(PracticeId practice, AccountId account) {
        return Optional.ofNullable(balances(practice, List.of(account)).get(account));
    }

    /** Now, of those accounts that exist. */
    public Map<AccountId, Balance> balances(PracticeId practice, Collection<AccountId> ids) {
        return accounts.balances(practice, ids, "infinity");
    }

    /** With all that was written until an instant, of those accounts that exist. */
    public Map<AccountId, Balance> balances(PracticeId practice, Collection<AccountId> ids, Instant at) {
        return accounts.balances(practice, ids, at.toString());
    }

    /** Entries of an account, newest first. Filters and pages are in the query. */
    public List<Entry> history(PracticeId practice, AccountId account, HistoryQuery query) {
        return histories.history(practice, account, query);
    }

    /**
     * The pending transfers whose time is over, the longest overdue first, by practice in the order in which they are to be
     * freed. As worker. They are not locked: somebody may be quicker.
     */
    public SortedMap<PracticeId, List<TransferId>> due(Instant now, int limit) {
        SortedMap<PracticeId, List<TransferId>> due = new TreeMap<>(Comparator.comparing(PracticeId::value));
        for (var hold : histories.due(now, limit)) {
            due.computeIfAbsent(hold.practice(), p -> new ArrayList<>()).add(hold.pending());
        }
        return due;
    }

    /**
     * Frees what these have reserved, in a transaction of the worker.
     *
     * @return those that this call has freed; another node may have been quicker with some
     */
    public List<ExpiredTransfer> expire(PracticeId practice, List<TransferId> due) {
        var now = now();
        var note = new Note(EXPIRED, WORKER, "", now);
        var batch = due.stream()
                .map(pending -> Transfer.expiring(new TransferId(Ids.next(now)), pending, note))
                .toList();
        return run(practice, batch, now).written().stream()
                .map(Written::transfer)
                .map(t -> new ExpiredTransfer(practice, t.pending().orElseThrow(), t.route(), t.amount()))
                .toList();
    }

    /** Again from the start if another transaction was quicker with one of the ids. */
    private Outcome run(PracticeId practice, List<Transfer> batch, Instant now) {
        if (batch.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException(batch.size() + " transfers in one batch");
        }
        if (batch.isEmpty()) {
            return new Outcome(List.of(), List.of());
        }
        for (int i = 0; i < TRIES; i++) {
            var book = store.load(practice, batch);
            var answers = LedgerRules.apply(book, batch, now);
            if (book.written().isEmpty() || store.write(practice, book)) {
                return new Outcome(answers, book.written());
            }
        }
        throw new IllegalStateException("others keep using the ids of a batch of " + practice + " from "
                + batch.get(0).id());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Outcome(List<TransferStatus> answers, List<Written> written) {}
}
