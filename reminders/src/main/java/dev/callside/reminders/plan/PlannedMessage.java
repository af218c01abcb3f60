package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A message that is to go out.
 *
 * @param dueAt may lie in the past: then as soon as {@link Planner#sendableAt} says
 * @param usefulUntil from then on it is not sent any more; later than {@code dueAt}
 */
public record PlannedMessage(MessageKey key, Instant dueAt, Instant usefulUntil) {

    static final Comparator<PlannedMessage> ORDER = Comparator.comparing(PlannedMessage::dueAt)
            .thenComparing(PlannedMessage::kind)
            .thenComparing(message -> message.offset().map(Offset::toString).orElse(""))
            .thenComparing(PlannedMessage::channel);

    public PlannedMessage {
        if (!dueAt.isBefore(usefulUntil)) {
            throw new IllegalArgumentException(key + " is due at " + dueAt + " and useful until " + usefulUntil);
        }
    }

    public Kind kind() {
        return key.rule().kind();
    }

    public Optional<Offset> offset() {
        return key.rule().offset();
    }

    public int version() {
        return key.version();
    }

    public Channel channel() {
        return key.channel();
    }
}
