package dev.callside.reminders.dispatch;

import dev.callside.plugin.PracticeId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a dispatcher writes about a message.
 *
 * @param next when to look at it again, if that has changed
 * @param payment the id of its credits, if that has changed
 * @param written there if it is going to be sent
 * @param begun whether it is handed over at once, unless its reader wants nothing more
 */
record Mark(
        PracticeId practice,
        UUID id,
        int epoch,
        MessageState state,
        String reason,
        Optional<Instant> next,
        Optional<UUID> payment,
        Optional<Written> written,
        boolean begun,
        String provider,
        String code) {

    /** What it says, to whom, and what it costs. */
    record Written(String recipient, String language, String subject, String body, int parts, long credits) {}

    static Mark of(DueMessage message, MessageState state, String reason) {
        return of(message.practice(), message.id(), message.epoch(), state, reason);
    }

    static Mark of(Outgoing message, MessageState state, String reason) {
        return of(message.practice(), message.id(), message.epoch(), state, reason);
    }

    private static Mark of(PracticeId practice, UUID id, int epoch, MessageState state, String reason) {
        return new Mark(
                practice,
                id,
                epoch,
                state,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                "");
    }

    /** It is looked at again then. */
    Mark again(Instant at) {
        return new Mark(practice, id, epoch, state, reason, Optional.of(at), payment, written, begun, provider, code);
    }

    Mark paidBy(UUID its) {
        return new Mark(practice, id, epoch, state, reason, next, Optional.of(its), written, begun, provider, code);
    }

    Mark says(Written what) {
        return new Mark(practice, id, epoch, state, reason, next, payment, Optional.of(what), begun, provider, code);
    }

    Mark begins() {
        return new Mark(practice, id, epoch, state, reason, next, payment, written, true, provider, code);
    }

    Mark answered(Handover handover) {
        return new Mark(
                practice,
                id,
                epoch,
                state,
                reason,
                next,
                payment,
                written,
                begun,
                handover.provider(),
                handover.code());
    }
}
