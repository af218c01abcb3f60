package dev.callside.payments.credits;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.TopUp;
import dev.callside.credits.price.Quote;
import dev.callside.credits.price.QuoteAnswer;
import dev.callside.credits.price.Tiers;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.practice.web.WholeNumber;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks what is to be bought by itself, and says at each field what is allowed. */
final class TopUpReader {

    private final Tiers tiers;
    private final HttpRefusals refusals;
    private final List<FieldError> errors = new ArrayList<>();

    TopUpReader(Tiers tiers, HttpRefusals refusals) {
        this.tiers = tiers;
        this.refusals = refusals;
    }

    List<FieldError> errors() {
        return errors;
    }

    /**
     * To be used only if there are no {@link #errors}.
     *
     * @param group the practice's own level: whom its alerts name is told when this one's top-ups stop
     * @param cannotCharge why there is no card that could be charged; empty if there is one
     */
    TopUp read(LevelResource.TopUpAsked asked, Level level, Level group, Optional<String> cannotCharge) {
        var on = Boolean.TRUE.equals(asked.on());
        var amount = WholeNumber.of(asked.amount());
        var quote = tiers.quote(amount);
        // It can always be switched off: prices may have changed since the amount was set.
        var kept = !on && amount.isPresent() && amount.equals(level.topUp().amount());
        if (quote instanceof QuoteAnswer.Refused refused && !kept) {
            errors.add(refusals.amount(tiers, refused));
        }
        var threshold = WholeNumber.of(asked.threshold());
        if (threshold.orElse(0) < 1 || threshold.orElse(0) > TopUp.HIGHEST_THRESHOLD) {
            errors.add(refusals.error("threshold", "out_of_range", 1, TopUp.HIGHEST_THRESHOLD));
        } else if (on && quote instanceof Quote bought && threshold.getAsLong() > bought.credits()) {
            // What one buys would still be too little, and the next would follow at once, and the next.
            errors.add(refusals.error("threshold", "above_bought", bought.credits()));
        }
        var daily = cap("dailyCap", asked.dailyCap(), amount);
        var monthly = cap("monthlyCap", asked.monthlyCap(), amount);
        if (daily.isPresent() && monthly.isPresent() && monthly.getAsLong() < daily.getAsLong()) {
            errors.add(refusals.error("monthlyCap", "below_daily"));
        }
        if (on) {
            canBuy(level, group, cannotCharge);
        }
        return new TopUp(on, tiers.rule().code(), amount, threshold.orElse(1), daily, monthly);
    }

    /** No cap where nothing is given; one that is there must let one top-up through. */
    private OptionalLong cap(String field, JsonValue value, OptionalLong amount) {
        if (JsonParts.absent(value)) {
            return OptionalLong.empty();
        }
        var cap = WholeNumber.of(value);
        if (cap.isEmpty() || (amount.isPresent() && cap.getAsLong() < amount.getAsLong())) {
            errors.add(refusals.error(field, cap.isEmpty() ? "not_a_number" : "below_amount", refusals.example(tiers)));
        }
        return cap;
    }

    private void canBuy(Level level, Level group, Optional<String> cannotCharge) {
        cannotCharge.ifPresent(why -> errors.add(refusals.error("card", why)));
        if (level.alerts().recipients().isEmpty()) {
            errors.add(refusals.error("recipients", "missing"));
        } else if (group.alerts().recipients().isEmpty()) {
            errors.add(refusals.error("recipients", "missing_at_group"));
        }
    }
}
