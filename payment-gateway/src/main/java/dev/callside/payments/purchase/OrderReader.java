package dev.callside.payments.purchase;

import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.web.WholeNumber;
import java.util.Locale;
import java.util.Optional;

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
                WholeNumber.of(body.amount()),
                WholeNumber.of(body.credits()),
                WholeNumber.of(body.charged()),
                body.currency() == null ? "" : body.currency().toUpperCase(Locale.ROOT),
                card,
                // One that is saved already is not saved again, whatever is asked.
                card.isEmpty() && Boolean.TRUE.equals(body.saveCard()),
                session.subject(),
                Actors.of(session),
                session.locale(),
                Optional.ofNullable(body.receiptTo()).map(String::strip).filter(typed -> !typed.isEmpty())));
    }
}
