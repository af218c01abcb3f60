package dev.callside.payments.account;

import java.time.Instant;
import java.util.Optional;

/**
 * The practice's link to Stripe.
 *
 * @param facts as Stripe told them last; empty when the manager refused before there was an account
 */
public record Account(
        AccountState state, Linking linking, Optional<AccountFacts> facts, String linkedBy, Instant linkedAt) {

    public boolean usable() {
        return state == AccountState.ACTIVE;
    }

    /** Stripe's id; only where there are facts. */
    public String id() {
        return facts.orElseThrow().id();
    }
}
