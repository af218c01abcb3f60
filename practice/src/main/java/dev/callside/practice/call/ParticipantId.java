package dev.callside.practice.call;

import java.util.Objects;
import java.util.UUID;

/** Our id of somebody in one call. The same person in another call has another. */
public record ParticipantId(UUID value) {
    public ParticipantId {
        Objects.requireNonNull(value, "participant id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
