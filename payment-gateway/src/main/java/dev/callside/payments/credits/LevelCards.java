package dev.callside.payments.credits;

import dev.callside.credits.level.LevelId;
import dev.callside.payments.credits.CreditsView.CardView;
import dev.callside.plugin.PracticeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the side that buys knows about levels. To be called inside a transaction. */
public interface LevelCards {

    /** The default card of each level that has one. */
    Map<LevelId, CardView> defaults(PracticeId practice);

    /** Why a top-up of that level could charge no card: {@code missing} or {@code expired}; empty if it could. */
    Optional<String> cannotCharge(PracticeId practice, LevelId level);

    /** Where the last receipt of each level went that was bought for by hand. */
    Map<LevelId, String> receiptsTo(PracticeId practice);

    /** Of each level the newest purchase by hand of which Stripe has not said what became of it. */
    Map<LevelId, UUID> doubtful(PracticeId practice);

    /** What became of the money of purchases after they were paid, by the number of their receipt: only where something did. */
    Map<String, Returned> returned(PracticeId practice);

    /**
     * Money that was given back or is disputed.
     *
     * @param refunded in the smallest unit of the currency
     */
    record Returned(long refunded, String currency, boolean disputed) {}

    /** Holds what that level buys with, until the transaction ends. Before any other lock. */
    void lock(PracticeId practice, LevelId level);

    /** The level is gone, and its cards with it: here at once, at Stripe by the look that follows. */
    void remove(PracticeId practice, LevelId level, String actor);

    /** A person goes on without what the bank wanted confirmed: that is ended, and its link with it. With the level held. */
    void giveWay(PracticeId practice, LevelId level);

    /** Levels for which a top-up is under way. */
    Set<LevelId> openTopUps(PracticeId practice);
}
