package dev.callside.credits.ledger;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The two statements of a batch. */
@Dependent
class LedgerStore {

    private static final String LOAD = "select what, id, unit, debit, credit, pending_id, n1, n2, n3, n4, code,"
            + " reference, at1, at2 from credits.load_batch(?1, ?2, ?3, ?4)";
    private static final String WRITE = "select credits.write_batch(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
            + " ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)";

    private final EntityManager entities;

    @Inject
    LedgerStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Locks every wallet of the batch until the transaction ends, and reads what the rules need. */
    Book load(PracticeId practice, List<Transfer> batch) {
        var accounts = batch.stream()
                .flatMap(t -> t.route().stream())
                .flatMap(
                        route -> Stream.of(route.debit().value(), route.credit().value()))
                .distinct();
        var ids = batch.stream().map(t -> t.id().value()).distinct();
        var pending = batch.stream()
                .flatMap(t -> t.pending().stream())
                .map(TransferId::value)
                .distinct();
        return book(practice, array(accounts), array(ids), array(pending));
    }

    /** Locks wallets ahead of several batches in one transaction, so that they are locked in the order of their ids. */
    void lock(PracticeId practice, Collection<AccountId> accounts) {
        book(practice, array(accounts.stream().map(AccountId::value)), new UUID[0], new UUID[0]);
    }

    private Book book(PracticeId practice, UUID[] accounts, UUID[] transfers, UUID[] pending) {
        var book = new Book();
        Sql.of(entities, LOAD, practice, accounts, transfers, pending).rows(row -> read(book, row));
        return book;
    }

    private static Book read(Book book, Row row) {
        switch (row.text(0)) {
            case "wallet", "counter" -> book.put(LedgerRows.account(row));
            default -> book.put(LedgerRows.transfer(row));
        }
        return book;
    }

    /** False if another transaction was quicker with one of the ids: nothing is written, and the book is old. */
    boolean write(PracticeId practice, Book book) {
        return Sql.of(entities, WRITE, BatchColumns.of(practice, book)).one(row -> row.flag(0));
    }

    private static UUID[] array(Stream<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
