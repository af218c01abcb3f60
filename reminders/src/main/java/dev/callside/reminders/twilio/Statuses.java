package dev.callside.reminders.twilio;

import dev.callside.credits.spend.Settlement;
import dev.callside.credits.spend.Settlements;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes in what Twilio says of a message. Any word of it proves that Twilio has taken the message, also where its answer to the
 * request was lost: its credits are spent then. Words come in any order, some twice, some never; a message only moves on.
 */
@Dependent
class Statuses {

    private final Database database;
    private final StatusStore store;
    private final Settlements settlements;
    private final News news;
    private final Undelivered undelivered;
    private final Clock clock;

    @Inject
    Statuses(
            Database database,
            StatusStore store,
            Settlements settlements,
            News news,
            Undelivered undelivered,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.settlements = settlements;
        this.news = news;
        this.undelivered = undelivered;
        this.clock = clock;
    }

    /**
     * Takes in one word.
     *
     * @param sid Twilio's id of the message
     * @param status <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Twilio's</a>
     * @param code Twilio's error, if there is one
     */
    public void take(PracticeId practice, UUID id, String sid, String status, String code) {
        state(status).ifPresent(state -> {
            if (database.worker(() -> take(practice, id, sid, state, code)) && state == MessageState.FAILED) {
                undelivered.count(code);
            }
            news.of(List.of(practice));
        });
    }

    /** Whether it is news of a message. */
    private boolean take(PracticeId practice, UUID id, String sid, MessageState state, String code) {
        var now = clock.instant();
        var moved = store.move(practice, id, sid, state, code, now);
        moved.flatMap(StatusStore.Moved::spends)
                .ifPresent(payment -> settle(practice, MessageCosts.spent(id, payment)));
        if (store.moveTest(practice, id, sid, state, code, now)) {
            settle(practice, MessageCosts.test(id, true));
        }
        return moved.isPresent();
    }

    private void settle(PracticeId practice, Settlement settlement) {
        settlements.settle(practice, List.of(settlement), MessageCosts.ACTOR);
    }

    private static Optional<MessageState> state(String status) {
        return switch (status) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> Optional.of(MessageState.SENT);
            case "delivered", "read" -> Optional.of(MessageState.DELIVERED);
            case "undelivered", "failed", "canceled" -> Optional.of(MessageState.FAILED);
            default -> Optional.empty();
        };
    }
}
