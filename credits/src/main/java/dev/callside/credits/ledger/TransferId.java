package dev.callside.credits.ledger;

import java.util.Objects;
import java.util.UUID;

/** A transfer. Made by whoever asks for it, before asking: the same id is the same transfer, so asking again does no harm. */
public record TransferId(UUID value) {
    public TransferId {
        Objects.requireNonNull(value, "transfer id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
