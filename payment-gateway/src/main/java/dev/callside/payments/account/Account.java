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

    public boolean is(String account) {
        return facts.filter(known -> known.id().equals(account)).isPresent();
    }

    /** Made for the practice, which has not yet told Stripe all that it asks. */
    public boolean unfinished() {
        return linking == Linking.ACCOUNTS_V2 && state == AccountState.RESTRICTED;
    }

    /** Stripe's id; only where there are facts. */
    public String id() {
        return facts.orElseThrow().id();
    }
}
