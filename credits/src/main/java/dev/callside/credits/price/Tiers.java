package dev.callside.credits.price;

import dev.callside.practice.money.AmountRefusal;
import dev.callside.practice.money.CurrencyRule;
import java.util.List;
import java.util.OptionalLong;

/**
 * The operator's prices: bands of money, each with its price of a credit. Whoever spends more pays no more for one.
 * Made by {@link TiersReader}, which refuses bands that leave something out.
 */
public final class Tiers {

    private final CurrencyRule rule;
    private final List<Tier> tiers;

    Tiers(CurrencyRule rule, List<Tier> tiers) {
        this.rule = rule;
        this.tiers = List.copyOf(tiers);
    }

    /** The currency that credits are sold in. */
    public CurrencyRule rule() {
        return rule;
    }

    /** From the smallest amount to the largest, with nothing between them. */
    public List<Tier> tiers() {
        return tiers;
    }

    public long from() {
        return tiers.get(0).from();
    }

    public long to() {
        return tiers.get(tiers.size() - 1).to();
    }

    /** What an amount buys; empty stands for one that is no whole number. */
    public QuoteAnswer quote(OptionalLong amount) {
        if (amount.isEmpty()) {
            return refused(AmountRefusal.NOT_A_NUMBER);
        }
        return quote(amount.getAsLong());
    }

    private QuoteAnswer quote(long amount) {
        if (amount <= 0) {
            return refused(AmountRefusal.NOT_POSITIVE);
        }
        if (amount > to()) {
            return refused(AmountRefusal.TOO_LARGE);
        }
        if (amount % rule.step() != 0) {
            return refused(AmountRefusal.WRONG_STEP);
        }
        return amount < from() ? refused(AmountRefusal.TOO_SMALL) : tier(amount).quote(amount, rule);
    }

    private Tier tier(long amount) {
        return tiers.stream().filter(tier -> tier.holds(amount)).findFirst().orElseThrow();
    }

    private QuoteAnswer refused(AmountRefusal reason) {
        return new QuoteAnswer.Refused(reason, from(), to(), rule.step());
    }
}
