package dev.callside.credits.spend;

import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.ledger.Note;
import dev.callside.credits.ledger.Transfer;
import dev.callside.credits.ledger.TransferId;
import dev.callside.credits.ledger.TransferStatus;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.MessageCredits;
import dev.callside.credits.level.Movements;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ends reservations: spent, free again, or run out. What comes back to a level that was removed meanwhile goes on to
 * where its credits went, in the same transaction. To be called inside a transaction.
 */
@Dependent
public class Settlements {

    private static final String WORKER = Actors.worker("settlements");

    private final Levels levels;
    private final Ledger ledger;
    private final Movements movements;
    private final Clock clock;

    @Inject
    public Settlements(Levels levels, Ledger ledger, Movements movements, Clock clock) {
        this.levels = levels;
        this.ledger = ledger;
        this.movements = movements;
        this.clock = clock;
    }

    /** Settles each, and answers each in the same order. */
    public List<Settlement.Outcome> settle(PracticeId practice, List<Settlement> settlements, String actor) {
        var holders = levels.lockHolders(
                practice, settlements.stream().map(Settlement::message).toList());
        var answers = ledger.transfer(
                practice,
                settlements.stream().map(each -> transfer(each, actor)).toList());
        if (!holders.isEmpty()) {
            movements.after(practice, holders, actor);
        }
        return IntStream.range(0, answers.size())
                .mapToObj(i -> outcome(answers.get(i), settlements.get(i).spent()))
                .toList();
    }

    /**
     * Its id is nobody's: one that follows from the message's could be that of something else, made by whoever asks for
     * transfers by ids of their own. What was reserved ends once, so that a second settlement meets the first.
     */
    private Transfer transfer(Settlement settlement, String actor) {
        var now = clock.instant();
        var id = new TransferId(Ids.next(now));
        var pending = new TransferId(settlement.message());
        var code = settlement.spent() ? MessageCredits.SPENT : MessageCredits.RELEASED;
        var note = new Note(code, actor, settlement.reference(), now);
        return settlement.spent() ? Transfer.post(id, pending, note) : Transfer.voiding(id, pending, note);
    }

    /** Frees what ran out, of all practices. As worker. */
    public int expire(int most) {
        return ledger.due(clock.instant(), most).entrySet().stream()
                .mapToInt(each -> expire(each.getKey(), each.getValue()))
                .sum();
    }

    private int expire(PracticeId practice, List<TransferId> due) {
        var holders =
                levels.lockHolders(practice, due.stream().map(TransferId::value).toList());
        var expired = ledger.expire(practice, due);
        if (!expired.isEmpty()) {
            movements.after(practice, holders, WORKER);
        }
        return expired.size();
    }

    private static Settlement.Outcome outcome(TransferStatus answer, boolean spent) {
        return switch (answer) {
            case CREATED -> Settlement.Outcome.DONE;
            case PENDING_ALREADY_POSTED -> spent ? Settlement.Outcome.DONE : Settlement.Outcome.SETTLED_OTHERWISE;
            case PENDING_ALREADY_VOIDED -> spent ? Settlement.Outcome.SETTLED_OTHERWISE : Settlement.Outcome.DONE;
            case PENDING_EXPIRED -> Settlement.Outcome.EXPIRED;
            case PENDING_NOT_FOUND, NOT_PENDING -> Settlement.Outcome.NOTHING_RESERVED;
            case LINKED_CHAIN_OPEN,
                    LINKED_TRANSFER_FAILED,
                    EXISTS,
                    EXISTS_WITH_OTHER_KIND,
                    EXISTS_WITH_OTHER_PENDING,
                    EXISTS_WITH_OTHER_ACCOUNTS,
                    EXISTS_WITH_OTHER_UNIT,
                    EXISTS_WITH_OTHER_AMOUNT,
                    EXISTS_WITH_OTHER_TIMEOUT,
                    EXISTS_WITH_OTHER_CODE,
                    EXISTS_WITH_OTHER_REFERENCE,
                    AMOUNT_OUT_OF_RANGE,
                    TIMEOUT_OUT_OF_RANGE,
                    ACCOUNTS_ARE_THE_SAME,
                    AMOUNT_EXCEEDS_PENDING,
                    DEBIT_ACCOUNT_NOT_FOUND,
                    CREDIT_ACCOUNT_NOT_FOUND,
                    UNIT_DIFFERS,
                    DEBIT_ACCOUNT_CLOSED,
                    CREDIT_ACCOUNT_CLOSED,
                    INSUFFICIENT_CREDIT,
                    BALANCE_OUT_OF_RANGE -> throw new IllegalStateException("settling a message: " + answer);
        };
    }
}
