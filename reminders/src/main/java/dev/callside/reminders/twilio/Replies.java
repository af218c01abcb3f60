package dev.callside.reminders.twilio;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.copy.Reply;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes in what clients answer. It is an answer to the newest message about an appointment ahead that was sent to their number, or
 * else to the newest of all; a STOP or START is one to all practices that write by this number, as it is at Twilio, whether
 * anything was sent to its sender or not.
 */
@Dependent
class Replies {

    /** Of what came in now: whatever our clock says, and whatever it said before, it was sent after all that is known here. */
    private static final Instant LAST_OF_ALL = Instant.parse("9999-01-01T00:00:00Z");

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
     * Takes in one; the same once more changes nothing. They come in the order in which they were sent.
     *
     * @param sid Twilio's id of it
     * @param optOut what Twilio has made of it: {@code STOP}, {@code START}, {@code HELP} or nothing
     */
    public void take(String sid, String from, String body, String optOut) {
        var meaning = meaning(body, optOut);
        database.inWorker(() -> {
            var now = clock.instant();
            if (hears(sid, from, body, meaning, now, LAST_OF_ALL)) {
                act(sid, from, meaning, LAST_OF_ALL);
            }
        });
    }

    /**
     * Takes in one that Twilio could not tell us of, as it was sent then. A STOP or START that its sender has taken back since is
     * none any more; everything else they have said since takes none back.
     */
    void missed(String sid, String from, String body, Instant at) {
        var meaning = Reply.of(body);
        database.inWorker(() -> {
            if (hears(sid, from, body, meaning, at, at) && !isTakenBack(from, meaning, at)) {
                act(sid, from, meaning, at);
            }
        });
    }

    private boolean hears(String sid, String from, String body, Reply meaning, Instant at, Instant last) {
        store.hold(from);
        var first = store.hears(sid, from, meaning, at);
        if (first) {
            store.add(Ids.next(clock.instant()), sid, from, body, meaning, at, last);
        }
        return first;
    }

    private boolean isTakenBack(String from, Reply meaning, Instant at) {
        return (meaning == Reply.STOP || meaning == Reply.START) && store.isTakenBack(from, meaning, at);
    }

    private void act(String sid, String from, Reply meaning, Instant last) {
        var now = clock.instant();
        switch (meaning) {
            case STOP -> store.optOut(from, now);
            case START -> store.optIn(from, now);
            case YES -> store.answer(sid, "yes", now, last);
            case NO -> store.answer(sid, "no", now, last);
            case OTHER -> store.answer(sid, "attention", now, last);
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
