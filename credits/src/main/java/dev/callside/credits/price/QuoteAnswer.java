package dev.callside.credits.price;

import dev.callside.practice.money.AmountRefusal;

/** A {@link Quote}, or why there is none. */
public sealed interface QuoteAnswer permits Quote, QuoteAnswer.Refused {

    /**
     * The amount can't be spent on credits.
     *
     * @param from smallest amount that can
     * @param to largest
     * @param step the amount must be a multiple of it
     */
    record Refused(AmountRefusal reason, long from, long to, long step) implements QuoteAnswer {}
}
