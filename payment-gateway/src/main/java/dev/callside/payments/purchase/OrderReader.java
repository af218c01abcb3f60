package dev.callside.payments.purchase;

import dev.callside.payments.credits.Actors;
import dev.callside.practice.launch.Session;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a page sent, without believing any of it. */
final class OrderReader {

    private OrderReader() {}

    /** Empty for a card that is no id. */
    static Optional<Order> read(PurchaseResource.Body body, Session session) {
        var named = body.card() != null && !body.card().isEmpty();
        var card = PurchaseId.parse(body.card()).map(PurchaseId::value);
        if (named && card.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Order(
                whole(body.amount()),
                whole(body.credits()),
                whole(body.charged()),
                body.currency() == null ? "" : body.currency().toUpperCase(Locale.ROOT),
                card,
                Boolean.TRUE.equals(body.saveCard()),
                session.subject(),
                Actors.of(session),
                session.locale(),
                Optional.ofNullable(body.receiptTo()).map(String::strip).filter(typed -> !typed.isEmpty())));
    }

    /** Whole numbers only: 12.345 is as little an amount as "80" or null. */
    private static OptionalLong whole(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(number.bigDecimalValue().longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
