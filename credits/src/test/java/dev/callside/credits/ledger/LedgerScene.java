package dev.callside.credits.ledger;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A practice of its own with counters and wallets, on the real PostgreSQL. */
final class LedgerScene {

    static final Unit CREDIT = new Unit("message-credit");
    static final Code TEST = new Code("test");

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    final TestPostgres postgres = TestPostgres.get();
    final TestDatabase database = new TestDatabase();
    final PracticeId practice = new PracticeId(UUID.randomUUID());
    final LedgerStore store = new LedgerStore(database.unit("credits"));
    final Ledger ledger = new Ledger(
            store, new AccountStore(database.unit("credits")), new HistoryStore(database.unit("credits")), clock);
    final AccountId sold = id();
    final AccountId spent = id();

    LedgerScene() {
        postgres.asOwner("select practice.add_practice('" + practice
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
        open(Account.counter(sold, CREDIT, new Code("sold")), Account.counter(spent, CREDIT, new Code("spent")));
    }

    static AccountId id() {
        return new AccountId(UUID.randomUUID());
    }

    static TransferId transferId() {
        return new TransferId(UUID.randomUUID());
    }

    List<AccountStatus> open(Account... accounts) {
        return database.app(practice, () -> ledger.open(practice, List.of(accounts)));
    }

    /** A new wallet with so much in it. */
    AccountId wallet(long credits) {
        var wallet = id();
        open(Account.wallet(wallet, CREDIT, new Code("level")));
        if (credits > 0) {
            transfer(posted(sold, wallet, credits));
        }
        return wallet;
    }

    Note note() {
        return new Note(TEST, "tester", "", clock.instant());
    }

    Route route(AccountId from, AccountId to) {
        return new Route(from, to, CREDIT);
    }

    Transfer posted(AccountId from, AccountId to, long amount) {
        return Transfer.posted(transferId(), route(from, to), amount, note());
    }

    Transfer pending(AccountId from, AccountId to, long amount) {
        return Transfer.pending(transferId(), route(from, to), amount, note());
    }

    TransferStatus transfer(Transfer transfer) {
        return transfer(new Transfer[] {transfer}).get(0);
    }

    List<TransferStatus> transfer(List<Transfer> batch) {
        return database.app(practice, () -> ledger.transfer(practice, batch));
    }

    List<TransferStatus> transfer(Transfer... batch) {
        return database.app(practice, () -> ledger.transfer(practice, new ArrayList<>(Arrays.asList(batch))));
    }

    /** Frees what is due of all practices. */
    List<ExpiredTransfer> expire() {
        return database.worker(() -> ledger.due(clock.instant(), 10_000).entrySet().stream()
                .flatMap(each -> ledger.expire(each.getKey(), each.getValue()).stream())
                .toList());
    }

    Balance balance(AccountId account) {
        return database.app(practice, () -> ledger.balance(practice, account)).orElseThrow();
    }

    /** What reconciliation says about this practice. */
    String findings() {
        var found = postgres.ownerSees("select string_agg(finding, ' ') from credits.reconcile('" + practice + "')");
        return found == null ? "" : found;
    }
}
