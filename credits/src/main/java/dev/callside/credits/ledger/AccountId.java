package dev.callside.credits.ledger;

import java.util.Objects;
import java.util.UUID;

/** An account of the ledger, in one practice. */
public record AccountId(UUID value) {
    public AccountId {
        Objects.requireNonNull(value, "account id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
