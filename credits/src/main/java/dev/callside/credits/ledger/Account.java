package dev.callside.credits.ledger;

import java.util.Objects;

/** An account as it is opened. None of this ever changes. */
public record Account(AccountId id, AccountKind kind, Unit unit, Code code) {

    public Account {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(code);
    }

    public static Account wallet(AccountId id, Unit unit, Code code) {
        return new Account(id, AccountKind.WALLET, unit, code);
    }

    public static Account counter(AccountId id, Unit unit, Code code) {
        return new Account(id, AccountKind.COUNTER, unit, code);
    }
}
