package dev.callside.credits.ledger;

import java.util.Objects;

/** From where to where, and of what. The debited account gives, the credited one gets. */
public record Route(AccountId debit, AccountId credit, Unit unit) {
    public Route {
        Objects.requireNonNull(debit);
        Objects.requireNonNull(credit);
        Objects.requireNonNull(unit);
    }
}
