package dev.callside.plugin;

import java.util.Objects;
import java.util.UUID;

/** A practice, the tenant. A host names it in {@code deployment_id}. */
public record PracticeId(UUID value) {
    public PracticeId {
        Objects.requireNonNull(value, "practice id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
