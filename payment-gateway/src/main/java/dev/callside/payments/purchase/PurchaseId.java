package dev.callside.payments.purchase;

import dev.callside.payments.request.RequestId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Made by whoever buys, before buying: buying again with it is the same purchase. Also the idempotency key at Stripe and the
 * id of the ledger's transfer.
 */
public record PurchaseId(UUID value) {
    public PurchaseId {
        Objects.requireNonNull(value, "purchase id");
    }

    /** Empty for what is no UUID in its usual form. */
    public static Optional<PurchaseId> parse(String text) {
        return RequestId.parse(text).map(RequestId::value).map(PurchaseId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
