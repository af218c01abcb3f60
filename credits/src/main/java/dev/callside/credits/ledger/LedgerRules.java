package dev.callside.credits.ledger;

import static dev.callside.credits.ledger.TransferStatus.CREATED;
import static dev.callside.credits.ledger.TransferStatus.EXISTS;
import static dev.callside.credits.ledger.TransferStatus.LINKED_CHAIN_OPEN;
import static dev.callside.credits.ledger.TransferStatus.LINKED_TRANSFER_FAILED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a batch of transfers becomes: one after the other, chains of linked ones all or none. Pure. */
final class LedgerRules {

    private LedgerRules() {}

    /** The answers in the order of the questions. What is let through is written in the book. */
    static List<TransferStatus> apply(Book book, List<Transfer> batch, Instant now) {
        List<TransferStatus> answers = new ArrayList<>(batch.size());
        for (int from = 0; from < batch.size(); ) {
            int to = endOfChain(batch, from);
            if (to - from == 1 && !batch.get(from).linked()) {
                answers.add(one(book, batch.get(from), now));
            } else {
                answers.addAll(chain(book, batch.subList(from, to), now));
            }
            from = to;
        }
        return answers;
    }

    private static int endOfChain(List<Transfer> batch, int from) {
        int last = from;
        while (last < batch.size() - 1 && batch.get(last).linked()) {
            last++;
        }
        return last + 1;
    }

    private static List<TransferStatus> chain(Book book, List<Transfer> chain, Instant now) {
        int last = chain.size() - 1;
        if (chain.get(last).linked()) {
            return failed(chain.size(), last, LINKED_CHAIN_OPEN);
        }
        Book sheet = book.sheet();
        TransferStatus[] answers = new TransferStatus[chain.size()];
        for (int i = 0; i <= last; i++) {
            answers[i] = one(sheet, chain.get(i), now);
            if (!answers[i].ok()) {
                return failed(chain.size(), i, answers[i]);
            }
        }
        book.take(sheet);
        return Arrays.asList(answers);
    }

    private static List<TransferStatus> failed(int size, int place, TransferStatus why) {
        List<TransferStatus> answers = new ArrayList<>(Collections.nCopies(size, LINKED_TRANSFER_FAILED));
        answers.set(place, why);
        return answers;
    }

    private static TransferStatus one(Book book, Transfer transfer, Instant now) {
        var known = book.transfer(transfer.id());
        if (known.isPresent()) {
            return Sameness.of(known.get(), transfer).orElse(EXISTS);
        }
        var posting = Posting.of(book, transfer, now);
        var refusal = posting.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        book.write(posting.written());
        return CREATED;
    }
}
