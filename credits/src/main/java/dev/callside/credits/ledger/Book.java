package dev.callside.credits.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a batch knows: the locked accounts and the transfers it has to do with, and what it has added so far. */
final class Book {

    private final Optional<Book> below;
    private final Map<AccountId, AccountState> accounts = new HashMap<>();
    private final Map<TransferId, PastTransfer> transfers = new HashMap<>();
    private final Map<TransferId, PastTransfer> resolutions = new HashMap<>();
    private final List<Written> written = new ArrayList<>();

    Book() {
        below = Optional.empty();
    }

    private Book(Book below) {
        this.below = Optional.of(below);
    }

    /** A sheet on top, for transfers of which all or none count. */
    Book sheet() {
        return new Book(this);
    }

    /** Takes what a sheet has added. */
    void take(Book sheet) {
        accounts.putAll(sheet.accounts);
        transfers.putAll(sheet.transfers);
        resolutions.putAll(sheet.resolutions);
        written.addAll(sheet.written);
    }

    Optional<AccountState> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id)).or(() -> below.flatMap(book -> book.account(id)));
    }

    Optional<PastTransfer> transfer(TransferId id) {
        return Optional.ofNullable(transfers.get(id)).or(() -> below.flatMap(book -> book.transfer(id)));
    }

    /** The transfer that resolved a pending one. */
    Optional<PastTransfer> resolution(TransferId pending) {
        return Optional.ofNullable(resolutions.get(pending)).or(() -> below.flatMap(book -> book.resolution(pending)));
    }

    List<Written> written() {
        return written;
    }

    void put(AccountState account) {
        accounts.put(account.id(), account);
    }

    void put(PastTransfer transfer) {
        transfers.put(transfer.id(), transfer);
        transfer.pending().ifPresent(pending -> resolutions.put(pending, transfer));
    }

    void write(Written entry) {
        put(entry.transfer());
        put(entry.debit());
        put(entry.credit());
        written.add(entry);
    }
}
