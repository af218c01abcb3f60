package dev.callside.credits.ledger;

import dev.callside.plugin.PracticeId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What a book has written, as the columns that {@code credits.write_batch} takes: one array for each. */
final class BatchColumns {

    private BatchColumns() {}

    static Object[] of(PracticeId practice, Book book) {
        var rows = book.written();
        var wallets = wallets(rows);
        return new Object[] {
            practice,
            ids(rows, w -> w.transfer().id().value()),
            texts(rows, w -> w.transfer().kind().name().toLowerCase(Locale.ROOT)),
            ids(rows, w -> w.debit().id().value()),
            ids(rows, w -> w.credit().id().value()),
            texts(rows, w -> w.transfer().route().unit().code()),
            numbers(rows, w -> w.transfer().amount()),
            numbers(rows, w -> w.transfer().hold()),
            ids(rows, w -> w.transfer().pending().map(TransferId::value).orElse(null)),
            texts(rows, w -> w.transfer().code().value()),
            texts(rows, w -> w.note().actor()),
            texts(rows, w -> w.transfer().reference()),
            instants(rows, w -> w.note().at()),
            instants(rows, w -> w.transfer().createdAt()),
            instants(rows, w -> w.transfer().expiresAt().orElse(null)),
            numbers(rows, w -> ofWallet(w.debit(), AccountState::seq)),
            numbers(rows, w -> ofWallet(w.debit(), a -> a.balance().posted())),
            numbers(rows, w -> ofWallet(w.debit(), a -> a.balance().pending())),
            numbers(rows, w -> ofWallet(w.debit(), a -> a.balance().incoming())),
            numbers(rows, w -> ofWallet(w.credit(), AccountState::seq)),
            numbers(rows, w -> ofWallet(w.credit(), a -> a.balance().posted())),
            numbers(rows, w -> ofWallet(w.credit(), a -> a.balance().pending())),
            numbers(rows, w -> ofWallet(w.credit(), a -> a.balance().incoming())),
            ids(wallets, w -> w.last().id().value()),
            numbers(wallets, w -> w.last().balance().posted()),
            numbers(wallets, w -> w.last().balance().pending()),
            numbers(wallets, w -> w.last().balance().incoming()),
            numbers(wallets, w -> w.last().seq() - w.entries()),
            numbers(wallets, w -> w.last().seq()),
            instants(wallets, w -> w.last().changedAt()),
        };
    }

    /** Each wallet as the batch leaves it. */
    private static Collection<Wallet> wallets(List<Written> rows) {
        Map<AccountId, Wallet> wallets = new LinkedHashMap<>();
        for (Written row : rows) {
            count(wallets, row.debit());
            count(wallets, row.credit());
        }
        return wallets.values();
    }

    private static void count(Map<AccountId, Wallet> wallets, AccountState account) {
        if (account.wallet()) {
            wallets.merge(account.id(), new Wallet(account, 1), (a, b) -> new Wallet(account, a.entries() + 1));
        }
    }

    private static Long ofWallet(AccountState account, Function<AccountState, Long> value) {
        return account.wallet() ? value.apply(account) : null;
    }

    private static <T> UUID[] ids(Collection<T> rows, Function<T, UUID> value) {
        return rows.stream().map(value).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Long[] numbers(Collection<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    /** In microseconds since 1970, because the driver takes no array of instants. */
    private static <T> Long[] instants(Collection<T> rows, Function<T, Instant> value) {
        return numbers(
                rows,
                row -> value.apply(row) == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, value.apply(row)));
    }

    /** A wallet after its last entry, and how many entries the batch gave it. */
    private record Wallet(AccountState last, long entries) {}
}
