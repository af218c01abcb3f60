package dev.callside.practice.money;

import java.util.Optional;

/**
 * What Stripe takes in one currency. All amounts are Stripe's integers.
 *
 * @param code ISO 4217, upper case
 * @param exponent how many of the integer's digits stand behind the decimal mark: 8000 with 2 is 80.00
 * @param step the integer must be a multiple of it
 * @param minimum smallest charge
 * @param maximum largest charge
 */
public record CurrencyRule(String code, int exponent, long step, long minimum, long maximum) {

    /** Why an amount can't be charged; empty if it can. The first reason that applies. */
    public Optional<AmountRefusal> refusal(long amount) {
        if (amount <= 0) {
            return Optional.of(AmountRefusal.NOT_POSITIVE);
        }
        if (amount > maximum) {
            return Optional.of(AmountRefusal.TOO_LARGE);
        }
        if (amount % step != 0) {
            return Optional.of(AmountRefusal.WRONG_STEP);
        }
        return amount < minimum ? Optional.of(AmountRefusal.TOO_SMALL) : Optional.empty();
    }
}
