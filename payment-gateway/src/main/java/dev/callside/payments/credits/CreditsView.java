package dev.callside.payments.credits;

import java.time.Instant;
import java.util.List;

/**
 * What the console shows of a practice's credits, cut to what its viewer may see. Money is in the smallest unit of the
 * currency, credits are whole.
 *
 * @param currency that credits are sold in
 * @param canManage whether the viewer may add levels and transfer between them
 * @param practitioners for whom a level can be added
 */
public record CreditsView(
        String currency,
        String zone,
        String locale,
        List<TierView> tiers,
        boolean canManage,
        List<LevelView> levels,
        List<RateView> rates,
        List<PersonView> practitioners) {

    /**
     * A band of money.
     *
     * @param price of one credit, a decimal number of the currency itself
     */
    public record TierView(long from, long to, String price) {}

    /**
     * What a part of a message costs.
     *
     * @param country ISO 3166-1 alpha-2, or {@code *} for every other
     */
    public record RateView(String country, String countryName, String channel, int credits) {}

    public record PersonView(String id, String name) {}

    /**
     * A level.
     *
     * @param available what can be spent
     * @param reserved for messages whose fate is not known yet
     * @param receiptTo where the last receipt went of what was bought by hand; absent if nowhere
     * @param creditsTo where a removed level's credits went, by the name that the reader may know
     * @param doubtful the newest purchase by hand of which Stripe has not said what became of it; absent if there is none
     */
    public record LevelView(
            String id,
            String kind,
            PersonView practitioner,
            String state,
            Instant removedAt,
            String creditsTo,
            long available,
            long reserved,
            CardView card,
            TopUpView topUp,
            AlertsView alerts,
            String receiptTo,
            String doubtful) {}

    /** The card that is charged. */
    public record CardView(String id, String brand, String last4, int expMonth, int expYear) {}

    /**
     * What is bought by itself.
     *
     * @param amount what is set, or else the smallest that can be bought
     * @param suspended why it waits for a person; absent if it doesn't
     * @param open whether one is under way
     */
    public record TopUpView(
            boolean on,
            long amount,
            long threshold,
            Long dailyCap,
            Long monthlyCap,
            SuspendedView suspended,
            boolean open) {}

    /**
     * Why it waits.
     *
     * @param until when it goes on by itself; absent if a person has to act
     */
    public record SuspendedView(String reason, Instant at, Instant until) {}

    public record AlertsView(List<Long> stages, List<String> recipients) {}
}
