package dev.callside.credits.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger in plain maps and long ifs, written from its documentation alone: what the real one has to agree with. */
final class PlainLedger {

    private static final class Acct {
        final boolean wallet;
        final String unit;
        long posted;
        long pending;
        long incoming;
        boolean closed;

        Acct(boolean wallet, String unit) {
            this.wallet = wallet;
            this.unit = unit;
        }
    }

    /** A stored transfer with how a pending one ended: open, posted, voided or expired. */
    private static final class Stored {
        Transfer asked;
        AccountId debit;
        AccountId credit;
        String unit;
        long amount;
        Instant deadline;
        String ended = "open";
    }

    private final Map<AccountId, Acct> accounts = new HashMap<>();
    private final Map<TransferId, Stored> transfers = new HashMap<>();

    void open(Account account) {
        accounts.put(
                account.id(),
                new Acct(account.kind() == AccountKind.WALLET, account.unit().code()));
    }

    boolean close(AccountId id) {
        var account = accounts.get(id);
        if (account.posted != 0 || account.pending != 0 || account.incoming != 0) {
            return false;
        }
        account.closed = true;
        return true;
    }

    Balance balance(AccountId id) {
        var account = accounts.get(id);
        return new Balance(account.posted, account.pending, account.incoming);
    }

    /** Those whose time is over; each is free again. */
    List<TransferId> expire(Instant now) {
        List<TransferId> expired = new ArrayList<>();
        transfers.forEach((id, t) -> {
            if (t.ended.equals("open") && t.deadline != null && !t.deadline.isAfter(now)) {
                release(t);
                t.ended = "expired";
                expired.add(id);
            }
        });
        return expired;
    }

    List<TransferStatus> batch(List<Transfer> batch, Instant now) {
        var answers = new ArrayList<TransferStatus>();
        int i = 0;
        while (i < batch.size()) {
            int end = i;
            while (batch.get(end).linked() && end + 1 < batch.size()) {
                end++;
            }
            answers.addAll(chain(batch.subList(i, end + 1), now));
            i = end + 1;
        }
        return answers;
    }

    private List<TransferStatus> chain(List<Transfer> chain, Instant now) {
        var answers = new ArrayList<TransferStatus>();
        if (chain.get(chain.size() - 1).linked()) {
            chain.forEach(t -> answers.add(TransferStatus.LINKED_TRANSFER_FAILED));
            answers.set(chain.size() - 1, TransferStatus.LINKED_CHAIN_OPEN);
            return answers;
        }
        var undo = new ArrayList<Runnable>();
        for (var transfer : chain) {
            var answer = one(transfer, now, undo);
            answers.add(answer);
            if (answer != TransferStatus.CREATED && answer != TransferStatus.EXISTS) {
                for (int u = undo.size() - 1; u >= 0; u--) {
                    undo.get(u).run();
                }
                int failed = answers.size() - 1;
                answers.clear();
                chain.forEach(t -> answers.add(TransferStatus.LINKED_TRANSFER_FAILED));
                answers.set(failed, answer);
                return answers;
            }
        }
        return answers;
    }

    private TransferStatus one(Transfer t, Instant now, List<Runnable> undo) {
        if (transfers.containsKey(t.id())) {
            return again(transfers.get(t.id()), t);
        }
        if (t.amount().isPresent()) {
            long amount = t.amount().getAsLong();
            if (amount <= 0 || amount > 1_000_000_000_000_000L) {
                return TransferStatus.AMOUNT_OUT_OF_RANGE;
            }
        }
        if (t.timeout().isPresent()) {
            var timeout = t.timeout().get();
            if (timeout.toMillis() < 1000 || timeout.toNanosPart() != 0 || timeout.toDays() > 3650) {
                return TransferStatus.TIMEOUT_OUT_OF_RANGE;
            }
        }
        return t.pending().isPresent() ? resolve(t, now, undo) : fresh(t, now, undo);
    }

    private TransferStatus fresh(Transfer t, Instant now, List<Runnable> undo) {
        var route = t.route().orElseThrow();
        if (route.debit().equals(route.credit())) {
            return TransferStatus.ACCOUNTS_ARE_THE_SAME;
        }
        var from = accounts.get(route.debit());
        var to = accounts.get(route.credit());
        if (from == null) {
            return TransferStatus.DEBIT_ACCOUNT_NOT_FOUND;
        }
        if (to == null) {
            return TransferStatus.CREDIT_ACCOUNT_NOT_FOUND;
        }
        if (!from.unit.equals(route.unit().code())
                || !to.unit.equals(route.unit().code())) {
            return TransferStatus.UNIT_DIFFERS;
        }
        if (from.closed) {
            return TransferStatus.DEBIT_ACCOUNT_CLOSED;
        }
        if (to.closed) {
            return TransferStatus.CREDIT_ACCOUNT_CLOSED;
        }
        long amount = t.amount().getAsLong();
        if (from.wallet && from.posted - from.pending < amount) {
            return TransferStatus.INSUFFICIENT_CREDIT;
        }
        if (to.wallet && to.posted + to.incoming + amount > 1_000_000_000_000_000_000L) {
            return TransferStatus.BALANCE_OUT_OF_RANGE;
        }
        if (t.kind() == TransferKind.POSTED) {
            from.posted -= amount;
            to.posted += amount;
            undo.add(() -> {
                from.posted += amount;
                to.posted -= amount;
            });
        } else {
            from.pending += amount;
            to.incoming += amount;
            undo.add(() -> {
                from.pending -= amount;
                to.incoming -= amount;
            });
        }
        store(t, route.debit(), route.credit(), route.unit().code(), amount, undo).deadline =
                t.timeout().map(now::plus).orElse(null);
        return TransferStatus.CREATED;
    }

    private TransferStatus resolve(Transfer t, Instant now, List<Runnable> undo) {
        var pending = transfers.get(t.pending().orElseThrow());
        if (pending == null) {
            return TransferStatus.PENDING_NOT_FOUND;
        }
        if (pending.asked.kind() != TransferKind.PENDING) {
            return TransferStatus.NOT_PENDING;
        }
        if (pending.ended.equals("posted")) {
            return TransferStatus.PENDING_ALREADY_POSTED;
        }
        if (pending.ended.equals("voided")) {
            return TransferStatus.PENDING_ALREADY_VOIDED;
        }
        if (pending.ended.equals("expired") || (pending.deadline != null && !now.isBefore(pending.deadline))) {
            return TransferStatus.PENDING_EXPIRED;
        }
        long amount = t.amount().orElse(pending.amount);
        if (amount > pending.amount) {
            return TransferStatus.AMOUNT_EXCEEDS_PENDING;
        }
        release(pending);
        undo.add(() -> {
            accounts.get(pending.debit).pending += pending.amount;
            accounts.get(pending.credit).incoming += pending.amount;
            pending.ended = "open";
        });
        if (t.kind() == TransferKind.POST) {
            accounts.get(pending.debit).posted -= amount;
            accounts.get(pending.credit).posted += amount;
            undo.add(() -> {
                accounts.get(pending.debit).posted += amount;
                accounts.get(pending.credit).posted -= amount;
            });
        }
        pending.ended = t.kind() == TransferKind.POST ? "posted" : "voided";
        store(t, pending.debit, pending.credit, pending.unit, amount, undo);
        return TransferStatus.CREATED;
    }

    private void release(Stored pending) {
        accounts.get(pending.debit).pending -= pending.amount;
        accounts.get(pending.credit).incoming -= pending.amount;
    }

    private Stored store(Transfer t, AccountId debit, AccountId credit, String unit, long amount, List<Runnable> undo) {
        var stored = new Stored();
        stored.asked = t;
        stored.debit = debit;
        stored.credit = credit;
        stored.unit = unit;
        stored.amount = amount;
        transfers.put(t.id(), stored);
        undo.add(() -> transfers.remove(t.id()));
        return stored;
    }

    private TransferStatus again(Stored there, Transfer t) {
        if (there.asked.kind() != t.kind()) {
            return TransferStatus.EXISTS_WITH_OTHER_KIND;
        }
        if (!there.asked.pending().equals(t.pending())) {
            return TransferStatus.EXISTS_WITH_OTHER_PENDING;
        }
        if (t.route().isPresent()) {
            var route = t.route().get();
            if (!route.debit().equals(there.debit) || !route.credit().equals(there.credit)) {
                return TransferStatus.EXISTS_WITH_OTHER_ACCOUNTS;
            }
            if (!route.unit().code().equals(there.unit)) {
                return TransferStatus.EXISTS_WITH_OTHER_UNIT;
            }
        }
        // No amount means all of the pending transfer's.
        long all = Optional.ofNullable(
                        t.pending().isPresent() ? transfers.get(t.pending().get()) : null)
                .map(pending -> pending.amount)
                .orElse(there.amount);
        if (t.amount().orElse(all) != there.amount) {
            return TransferStatus.EXISTS_WITH_OTHER_AMOUNT;
        }
        if (!there.asked.timeout().equals(t.timeout())) {
            return TransferStatus.EXISTS_WITH_OTHER_TIMEOUT;
        }
        if (!there.asked.note().code().equals(t.note().code())) {
            return TransferStatus.EXISTS_WITH_OTHER_CODE;
        }
        if (!there.asked.note().reference().equals(t.note().reference())) {
            return TransferStatus.EXISTS_WITH_OTHER_REFERENCE;
        }
        return TransferStatus.EXISTS;
    }
}
