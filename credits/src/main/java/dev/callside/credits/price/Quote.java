package dev.callside.credits.price;

import java.math.BigDecimal;

/**
 * What an amount of money buys.
 *
 * @param amount that was typed, as Stripe's integer
 * @param price of one credit, in the currency itself
 * @param charged credits × price, at most the amount
 */
public record Quote(long amount, long credits, BigDecimal price, long charged) implements QuoteAnswer {}
