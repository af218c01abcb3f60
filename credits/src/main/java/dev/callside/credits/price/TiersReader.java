package dev.callside.credits.price;

import dev.callside.practice.money.Currencies;
import dev.callside.practice.money.CurrencyRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads bands such as {@code 10.00-99.99=0.12, 100.00-499.99=0.10}, and says what is wrong with them. */
public final class TiersReader {

    private static final Pattern BAND =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)-(\\d{1,12}(?:\\.\\d{1,3})?)=(\\d{1,6}(?:\\.\\d{1,6})?)");

    private final CurrencyRule rule;
    private final List<Tier> tiers = new ArrayList<>();

    private TiersReader(CurrencyRule rule) {
        this.rule = rule;
    }

    /**
     * Reads the operator's bands.
     *
     * @param currency ISO 4217
     * @throws PriceTextException if they can't be used; the message completes a sentence that begins with the key
     */
    public static Tiers read(String currency, String text) {
        var rule = Currencies.rule(currency)
                .orElseThrow(() -> new PriceTextException("are in " + currency + ", which is no currency of Stripe's"));
        var reader = new TiersReader(rule);
        for (var band : text.split(",", -1)) {
            reader.band(band.strip());
        }
        return new Tiers(rule, reader.tiers);
    }

    private void band(String text) {
        var matcher = BAND.matcher(text);
        if (!matcher.matches()) {
            throw wrong("have '" + text + "', which is not of the form 10.00-99.99=0.12 (lowest-highest=price)");
        }
        var tier = new Tier(amount(matcher.group(1)), amount(matcher.group(2)), new BigDecimal(matcher.group(3)));
        alone(tier, text);
        if (!tiers.isEmpty()) {
            after(tiers.get(tiers.size() - 1), tier);
        }
        tiers.add(tier);
    }

    private long amount(String text) {
        var amount = new BigDecimal(text).movePointRight(rule.exponent());
        if (amount.stripTrailingZeros().scale() > 0
                || amount.remainder(BigDecimal.valueOf(rule.step())).signum() != 0) {
            throw wrong("have the amount " + text + ", which is finer than " + rule.code() + " is");
        }
        return amount.longValueExact();
    }

    private void alone(Tier tier, String text) {
        if (tier.price().signum() == 0) {
            throw wrong("have '" + text + "', in which a credit costs nothing");
        }
        if (tier.from() > tier.to()) {
            throw wrong("have '" + text + "', whose lowest amount is above its highest");
        }
        if (tier.to() > rule.maximum()) {
            throw wrong("go up to " + text(tier.to()) + ", and Stripe charges at most " + text(rule.maximum()));
        }
        // Below the lowest amount by up to a credit's price, and by the rounding.
        var least = tier.from() == 0 ? 0 : tier.quote(tier.from(), rule).charged();
        if (least < rule.minimum()) {
            throw wrong("begin a band at " + text(tier.from()) + ", for which only " + text(least)
                    + " would be charged; Stripe charges at least " + text(rule.minimum()));
        }
    }

    private void after(Tier before, Tier tier) {
        var next = before.to() + rule.step();
        if (tier.from() > next) {
            throw wrong("leave a gap: no price from " + text(next) + " to " + text(tier.from() - rule.step()));
        }
        if (tier.from() < next) {
            throw wrong("overlap: two prices from " + text(tier.from()) + " to " + text(before.to()));
        }
        if (tier.price().compareTo(before.price()) > 0) {
            throw wrong("raise the price of a credit from " + before.price() + " to " + tier.price() + " at "
                    + text(tier.from()) + "; more money must never buy dearer credits");
        }
    }

    /** As the operator writes it, not as a reader of some language does. */
    private String text(long amount) {
        return rule.code() + " " + BigDecimal.valueOf(amount, rule.exponent()).toPlainString();
    }

    private static PriceTextException wrong(String message) {
        return new PriceTextException(message);
    }
}
