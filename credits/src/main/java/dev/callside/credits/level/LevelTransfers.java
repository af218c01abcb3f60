package dev.callside.credits.level;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.credits.ledger.Code;
import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.ledger.Note;
import dev.callside.credits.ledger.Transfer;
import dev.callside.credits.ledger.TransferId;
import dev.callside.credits.ledger.TransferStatus;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Audit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Credits that come to a level: bought, or from another one. To be called inside a transaction. */
@Dependent
public class LevelTransfers {

    private final LevelStore store;
    private final Ledger ledger;
    private final Movements movements;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LevelTransfers(LevelStore store, Ledger ledger, Movements movements, Audit audit, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.movements = movements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Moves credits between two levels of a practice.
     *
     * @param id made by whoever asks; asking again with the same id and content is the same transfer
     * @param credits none stands for what is no whole number
     */
    public LevelOutcome between(
            PracticeId practice, UUID id, LevelId from, LevelId to, OptionalLong credits, String actor) {
        var levels = List.of(from, to);
        // Both stay what they are until the transaction ends.
        store.lock(practice, levels);
        var found =
                levels.stream().flatMap(l -> store.find(practice, l).stream()).toList();
        if (found.size() < 2) {
            return LevelOutcome.refused(LevelRefusal.NOT_FOUND);
        }
        if (credits.isEmpty()) {
            return LevelOutcome.refused(LevelRefusal.CREDITS_OUT_OF_RANGE);
        }
        var note = new Note(MessageCredits.TRANSFER, actor, "", clock.instant());
        var route = MessageCredits.between(from, to);
        var transfer = Transfer.posted(new TransferId(id), route, credits.getAsLong(), note);
        // One that was made before a level was removed is still the same transfer.
        if (!found.stream().allMatch(Level::active) && !store.knowsTransfer(practice, id)) {
            return LevelOutcome.refused(LevelRefusal.LEVEL_REMOVED);
        }
        return moved(practice, transfer, levels, actor);
    }

    private LevelOutcome moved(PracticeId practice, Transfer transfer, List<LevelId> levels, String actor) {
        var answer = ledger.transfer(practice, transfer);
        if (answer == TransferStatus.CREATED) {
            audit.record(practice, actor, "credits.transfer", transfer.id());
            movements.after(practice, Set.copyOf(levels), actor);
        }
        return outcome(answer);
    }

    private static LevelOutcome outcome(TransferStatus answer) {
        return switch (answer) {
            case CREATED, EXISTS -> new LevelOutcome.Done(answer == TransferStatus.CREATED);
            case ACCOUNTS_ARE_THE_SAME -> LevelOutcome.refused(LevelRefusal.SAME_LEVEL);
            case AMOUNT_OUT_OF_RANGE, BALANCE_OUT_OF_RANGE -> LevelOutcome.refused(LevelRefusal.CREDITS_OUT_OF_RANGE);
            case INSUFFICIENT_CREDIT -> LevelOutcome.refused(LevelRefusal.INSUFFICIENT_CREDITS);
            case EXISTS_WITH_OTHER_KIND,
                    EXISTS_WITH_OTHER_PENDING,
                    EXISTS_WITH_OTHER_ACCOUNTS,
                    EXISTS_WITH_OTHER_UNIT,
                    EXISTS_WITH_OTHER_AMOUNT,
                    EXISTS_WITH_OTHER_TIMEOUT,
                    EXISTS_WITH_OTHER_CODE,
                    EXISTS_WITH_OTHER_REFERENCE -> LevelOutcome.refused(LevelRefusal.OTHER_CONTENT);
            case LINKED_CHAIN_OPEN,
                    LINKED_TRANSFER_FAILED,
                    TIMEOUT_OUT_OF_RANGE,
                    PENDING_NOT_FOUND,
                    NOT_PENDING,
                    PENDING_ALREADY_POSTED,
                    PENDING_ALREADY_VOIDED,
                    PENDING_EXPIRED,
                    AMOUNT_EXCEEDS_PENDING,
                    DEBIT_ACCOUNT_NOT_FOUND,
                    CREDIT_ACCOUNT_NOT_FOUND,
                    UNIT_DIFFERS,
                    DEBIT_ACCOUNT_CLOSED,
                    CREDIT_ACCOUNT_CLOSED -> throw new IllegalStateException("a transfer between levels: " + answer);
        };
    }

    /** What was bought. */
    public enum Bought {
        PURCHASE,
        TOP_UP;

        private Code code() {
            return switch (this) {
                case PURCHASE -> MessageCredits.PURCHASE;
                case TOP_UP -> MessageCredits.TOP_UP;
            };
        }
    }

    /**
     * Gives a level what was bought for it, as one transfer whose id is made of the purchase's: however often it is called, once.
     * If the level was removed meanwhile, its heir gets it.
     *
     * @param actor who bought it, by name, or the name of the worker
     * @param reference the receipt's number
     * @return whether it was given by this call
     */
    public boolean grant(
            PracticeId practice,
            LevelId level,
            UUID purchase,
            long credits,
            Bought how,
            String actor,
            String reference,
            Instant at) {
        var heir = store.lockHeir(practice, level)
                .orElseThrow(() -> new IllegalStateException("no level " + level + " to give " + purchase + " to"));
        var note = new Note(how.code(), actor, reference, at);
        var id = grantOf(purchase);
        var answer = ledger.transfer(
                practice, Transfer.posted(new TransferId(id), MessageCredits.bought(heir), credits, note));
        if (answer == TransferStatus.CREATED) {
            movements.after(practice, Set.of(heir), actor);
            return true;
        }
        // Given before, to whoever was the heir then; and not something else that has the id.
        if (answer == TransferStatus.EXISTS
                || (answer == TransferStatus.EXISTS_WITH_OTHER_ACCOUNTS
                        && store.knowsTransfer(practice, id, how.code()))) {
            return false;
        }
        throw new IllegalStateException("purchase " + purchase + " can't be given to level " + heir + ": " + answer);
    }

    /** Whether what a purchase of that id would be given as is something else already. */
    public boolean taken(PracticeId practice, UUID purchase) {
        return store.knowsTransfer(practice, grantOf(purchase));
    }

    /** The ledger's ids are shared by all who make some, such as messages: what is given has one that nobody else means. */
    private static UUID grantOf(UUID purchase) {
        return UUID.nameUUIDFromBytes(("grant:" + purchase).getBytes(UTF_8));
    }
}
