package dev.callside.credits.price;

import dev.callside.practice.money.CurrencyRule;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A band of money, in which a credit has one price.
 *
 * @param from smallest amount, as Stripe's integer
 * @param to largest amount
 * @param price of one credit, in the currency itself; finer than money can be
 */
public record Tier(long from, long to, BigDecimal price) {

    boolean holds(long amount) {
        return from <= amount && amount <= to;
    }

    /** As many credits as the money buys; they are charged to the nearest that money can be, which is never more. */
    Quote quote(long amount, CurrencyRule rule) {
        var credits = BigDecimal.valueOf(amount, rule.exponent()).divideToIntegralValue(price);
        var exact = credits.multiply(price).movePointRight(rule.exponent());
        var steps = exact.divide(BigDecimal.valueOf(rule.step()), 0, RoundingMode.HALF_UP);
        return new Quote(amount, credits.longValueExact(), price, steps.longValueExact() * rule.step());
    }
}
