package dev.callside.reminders.log;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.work.ListCursor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages of a practice are asked for.
 *
 * @param states none means all
 * @param answer what the client replied about the appointment
 * @param from and {@code to}: when they were due; {@code to} itself is not asked for
 * @param text found in the client's name, address or ids; empty if it is not asked for
 * @param client only this one's; the practice system's id of them
 * @param practitioner only the appointments that name them
 * @param before only what stands behind that in the log
 */
record LogQuestion(
        Set<MessageState> states,
        Optional<Channel> channel,
        Optional<Kind> kind,
        Optional<Answer> answer,
        Optional<Instant> from,
        Optional<Instant> to,
        String text,
        Optional<String> client,
        Optional<String> practitioner,
        Optional<ListCursor> before,
        int limit) {

    /** About any client, whatever they replied. */
    LogQuestion(
            Set<MessageState> states,
            Optional<Channel> channel,
            Optional<Kind> kind,
            Optional<Instant> from,
            Optional<Instant> to,
            String text,
            Optional<String> practitioner,
            Optional<ListCursor> before,
            int limit) {
        this(states, channel, kind, Optional.empty(), from, to, text, Optional.empty(), practitioner, before, limit);
    }

    LogQuestion after(ListCursor cursor) {
        return new LogQuestion(
                states, channel, kind, answer, from, to, text, client, practitioner, Optional.of(cursor), limit);
    }

    LogQuestion atMost(int most) {
        return new LogQuestion(states, channel, kind, answer, from, to, text, client, practitioner, before, most);
    }

    LogQuestion answered(Answer by) {
        return new LogQuestion(
                states, channel, kind, Optional.of(by), from, to, text, client, practitioner, before, limit);
    }

    LogQuestion only(String subject) {
        return new LogQuestion(
                states, channel, kind, answer, from, to, text, client, Optional.of(subject), before, limit);
    }
}
