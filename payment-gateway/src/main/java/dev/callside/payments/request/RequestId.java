package dev.callside.payments.request;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Made by whoever asks, before asking: asking again with it is the same request. Also the idempotency key at Stripe. */
public record RequestId(UUID value) {
    public RequestId {
        Objects.requireNonNull(value, "request id");
    }

    /** Empty for what is no UUID in its usual form. */
    public static Optional<RequestId> parse(String text) {
        try {
            var id = UUID.fromString(text == null ? "" : text);
            // fromString takes shortened forms too; one id must have one spelling.
            return id.toString().equalsIgnoreCase(text) ? Optional.of(new RequestId(id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
