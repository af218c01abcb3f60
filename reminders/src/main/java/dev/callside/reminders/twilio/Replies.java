package dev.callside.reminders.twilio;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.copy.Reply;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes in what clients answer. It is an answer to the newest message about an appointment ahead that was sent to their number, or
 * else to the newest of all; a STOP or START is one to all practices that write by this number, as it is at Twilio, whether
 * anything was sent to its sender or not.
 */
@Dependent
class Replies {

    /** Twilio calls that quickly; so two that it told of by itself keep the order in which they came. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Database database;
    private final ReplyStore store;
    private final Clock clock;

    @Inject
    Replies(Database database, ReplyStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes in one; the same once more changes nothing.
     *
     * @param sid Twilio's id of it
     * @param optOut what Twilio has made of it: {@code STOP}, {@code START}, {@code HELP} or nothing
     */
    public void take(String sid, String from, String body, String optOut) {
        take(sid, from, body, meaning(body, optOut), clock.instant());
    }

    /** Takes in one that Twilio could not tell us of, as it was sent then; what its sender has said since holds. */
    void missed(String sid, String from, String body, Instant at) {
        take(sid, from, body, Reply.of(body), at);
    }

    private void take(String sid, String from, String body, Reply meaning, Instant at) {
        database.inWorker(() -> {
            var now = clock.instant();
            var last = store.lastHeard(from);
            if (store.hears(sid, from, at)) {
                store.add(Ids.next(now), sid, from, body, meaning, at);
                if (last.filter(since -> since.isAfter(at.plus(SOON))).isEmpty()) {
                    act(sid, from, meaning, now);
                }
            }
        });
    }

    private void act(String sid, String from, Reply meaning, Instant now) {
        switch (meaning) {
            case STOP -> store.optOut(from, now);
            case START -> store.optIn(from, now);
            case YES -> store.answer(sid, "yes", now);
            case NO -> store.answer(sid, "no", now);
            case OTHER -> store.answer(sid, "attention", now);
            // Twilio answers it by itself.
            case HELP -> {}
        }
    }

    /** What Twilio acted on counts, whatever we would have understood: the number is blocked there. */
    private static Reply meaning(String body, String optOut) {
        return switch (optOut) {
            case "STOP" -> Reply.STOP;
            case "START" -> Reply.of(body) == Reply.YES ? Reply.YES : Reply.START;
            case "HELP" -> Reply.HELP;
            default -> Reply.of(body);
        };
    }
}
