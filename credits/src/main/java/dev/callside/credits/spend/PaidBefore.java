package dev.callside.credits.spend;

import dev.callside.credits.level.LevelId;
import java.util.Optional;
import java.util.UUID;

/**
 * How a message was paid for when it was asked before.
 *
 * @param level that paid: the one that its practitioner had then
 * @param free whether what was reserved is free again
 * @param content as it was asked for; none where only its price is known
 */
record PaidBefore(LevelId level, long credits, String reference, boolean free, Optional<Content> content) {

    /** What is asked for, whatever it costs that day. */
    record Content(Optional<UUID> practitioner, String channel, String country, long parts) {

        static Content of(Message message) {
            return new Content(message.practitioner(), message.channel().label(), message.country(), message.parts());
        }
    }

    Payment.Outcome outcome(Message message, long price) {
        if (!reference.equals(message.reference())) {
            return Payment.Outcome.OTHER_CONTENT;
        }
        if (free) {
            return Payment.Outcome.RELEASED_BEFORE;
        }
        if (!same(message, price)) {
            return Payment.Outcome.OTHER_CONTENT;
        }
        return credits == 0 ? Payment.Outcome.FREE : Payment.Outcome.PAID_BEFORE;
    }

    /** The same wish again, at today's price. */
    Payment again(Message message, long price) {
        return new Payment(message.id(), level, credits, outcome(message, price));
    }

    private boolean same(Message message, long price) {
        return content.map(Content.of(message)::equals).orElse(credits == price);
    }
}
