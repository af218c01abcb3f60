package dev.callside.payments.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Stripe says of an account.
 *
 * @param currency of its payouts, upper case
 * @param currencies that it can charge, upper case
 * @param asks Stripe's names of what it still wants, such as {@code individual.verification.document}
 * @param disabledReason Stripe's, or empty
 */
public record AccountFacts(
        String id,
        String name,
        String country,
        String currency,
        List<String> currencies,
        boolean chargesEnabled,
        boolean payoutsEnabled,
        List<String> asks,
        Optional<Instant> dueBy,
        String disabledReason) {

    /** The state that these facts mean for an account that is linked and confirmed. */
    public AccountState state() {
        if (disabledReason.startsWith("rejected")) {
            return AccountState.REFUSED;
        }
        return chargesEnabled ? AccountState.ACTIVE : AccountState.RESTRICTED;
    }
}
