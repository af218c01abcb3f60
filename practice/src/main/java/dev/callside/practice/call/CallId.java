package dev.callside.practice.call;

import java.util.Objects;
import java.util.UUID;

/** Our id of a call; the host's own is kept beside it. */
public record CallId(UUID value) {
    public CallId {
        Objects.requireNonNull(value, "call id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
