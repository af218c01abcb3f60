package dev.callside.payments.credits;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.Levels;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Removes a level with the cards that were saved for it. Whoever is paying for it just now is waited for: a purchase holds its
 * payer first and wants the level's account then, and a removal that came in the other order would wait for it in a circle.
 */
@Dependent
public class LevelRemovals {

    private final Levels levels;
    private final List<LevelCards> cards;

    @Inject
    LevelRemovals(Levels levels, Instance<LevelCards> cards) {
        this(levels, cards.stream().toList());
    }

    public LevelRemovals(Levels levels, List<LevelCards> cards) {
        this.levels = levels;
        this.cards = cards;
    }

    /** In a transaction. */
    public LevelOutcome remove(Session session, Level level, LevelId to) {
        cards.forEach(each -> each.lock(level.practice(), level.id()));
        var outcome = levels.remove(level.practice(), level.id(), to, Actors.of(session));
        if (outcome instanceof LevelOutcome.Done) {
            cards.forEach(each -> each.remove(level.practice(), level.id(), session.subject()));
        }
        return outcome;
    }
}
