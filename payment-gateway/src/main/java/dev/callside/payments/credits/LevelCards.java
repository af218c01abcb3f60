package dev.callside.payments.credits;

import dev.callside.credits.level.LevelId;
import dev.callside.payments.credits.CreditsView.CardView;
import dev.callside.plugin.PracticeId;
import java.util.Map;
import java.util.Set;

/** What the side that buys knows about levels. To be called inside a transaction. */
public interface LevelCards {

    /** The default card of each level that has one. */
    Map<LevelId, CardView> defaults(PracticeId practice);

    /** Levels for which a top-up is under way. */
    Set<LevelId> openTopUps(PracticeId practice);
}
