package dev.callside.credits.level;

import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.ledger.Note;
import dev.callside.credits.ledger.Transfer;
import dev.callside.credits.ledger.TransferId;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to follow whenever credits have moved, in the same transaction: what came to a removed level goes on to its
 * heir, a low balance is told of, and consoles and top-ups wake.
 */
@Dependent
public class Movements {

    private final Ledger ledger;
    private final MovementStore store;
    private final LowBalance lowBalance;
    private final Clock clock;

    @Inject
    Movements(Ledger ledger, MovementStore store, LowBalance lowBalance, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.lowBalance = lowBalance;
        this.clock = clock;
    }

    /** To be called after the transfers, which have locked these levels' accounts. */
    public void after(PracticeId practice, Collection<LevelId> levels, String actor) {
        Set<LevelId> changed = new HashSet<>(levels);
        while (!changed.isEmpty()) {
            var movements = store.changed(practice, changed);
            lowBalance.tell(practice, movements);
            changed = passOn(practice, movements, actor);
        }
    }

    /**
     * To be called after transfers that were refused for want of credits: messages begin to wait. That is told once for each
     * time that a level runs out.
     */
    public void lacking(PracticeId practice, Collection<LevelId> levels) {
        lowBalance.tellOfMessages(practice, store.lacking(practice, levels));
    }

    /** Whose balances that has changed. */
    private Set<LevelId> passOn(PracticeId practice, List<Movement> movements, String actor) {
        var changed = new HashSet<LevelId>();
        for (var movement : movements) {
            movement.heir().ifPresent(heir -> {
                move(practice, movement.level(), heir, movement.available(), actor);
                changed.add(heir);
            });
        }
        return changed;
    }

    private void move(PracticeId practice, LevelId from, LevelId to, long credits, String actor) {
        var now = clock.instant();
        var note = new Note(MessageCredits.REMOVAL, actor, "", now);
        var answer = ledger.transfer(
                practice,
                Transfer.posted(new TransferId(Ids.next(now)), MessageCredits.between(from, to), credits, note));
        if (!answer.ok()) {
            throw new IllegalStateException(
                    credits + " credits of the removed level " + from + " could not go on to " + to + ": " + answer);
        }
    }
}
