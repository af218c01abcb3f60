package dev.callside.sandbox.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which amounts can be charged, in which currency.
 *
 * @see <a href="https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts">Minimum and maximum</a>
 * @see <a href="https://docs.stripe.com/currencies#special-cases">Special cases</a>
 */
final class AmountRules {

    private AmountRules() {}

    static Optional<StripeError> check(long amount, String currency, String country) {
        Set<String> allowed = Currencies.of(country);
        if (!Currencies.known(currency) || !allowed.contains(currency)) {
            return Optional.of(StripeError.impossible(
                    "",
                    "Invalid currency: " + currency + ". Stripe currently supports these currencies: "
                            + String.join(", ", allowed),
                    "currency"));
        }
        if (amount < 1) {
            return wrong("parameter_invalid_integer", "This value must be greater than or equal to 1.");
        }
        if (amount < Currencies.minimum(currency)) {
            return wrong(
                    "amount_too_small", "Amount must be at least " + words(Currencies.minimum(currency), currency));
        }
        if (amount > Currencies.maximum(currency)) {
            return wrong(
                    "amount_too_large", "Amount must be no more than " + words(Currencies.maximum(currency), currency));
        }
        if (amount % Currencies.step(currency) != 0) {
            return wrong(
                    "parameter_invalid_integer",
                    "Invalid amount: in " + currency + " it must be evenly divisible by " + Currencies.step(currency)
                            + ".");
        }
        return Optional.empty();
    }

    private static Optional<StripeError> wrong(String code, String message) {
        return Optional.of(StripeError.impossible(code, message, "amount"));
    }

    /** An amount as people write it, such as {@code 0.50 aud}. */
    static String words(long amount, String currency) {
        return decimal(amount, currency) + " " + currency;
    }

    /** Without the currency. */
    static String decimal(long amount, String currency) {
        return BigDecimal.valueOf(amount, Currencies.exponent(currency)).toPlainString();
    }

    /** The smallest units in what somebody typed; nothing for what is no amount. */
    static OptionalLong units(String typed, String currency) {
        if (!typed.matches("\\d{1,10}([.]\\d{1,3})?")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(new BigDecimal(typed)
                .movePointRight(Currencies.exponent(currency))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact());
    }
}
