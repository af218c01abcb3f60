package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.copy.Reply;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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
    private final News news;
    private final Clock clock;

    @Inject
    Replies(Database database, ReplyStore store, News news, Clock clock) {
        this.database = database;
        this.store = store;
        this.news = news;
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
        news.of(database.worker(() -> {
            var now = clock.instant();
            if (!hears(sid, from, meaning, now)) {
                return List.of();
            }
            return both(add(sid, from, body, meaning, now, LAST_OF_ALL), act(sid, from, meaning, LAST_OF_ALL));
        }));
    }

    /**
     * Takes in one that Twilio could not tell us of, as it was sent then. A STOP or START that its sender has taken back since is
     * none any more; everything else they have said since takes none back.
     */
    void missed(String sid, String from, String body, Instant at) {
        var meaning = Reply.of(body);
        news.of(database.worker(() -> {
            if (!hears(sid, from, meaning, at)) {
                return List.of();
            }
            var answered = add(sid, from, body, meaning, at, at);
            return isTakenBack(from, meaning, at) ? answered : both(answered, act(sid, from, meaning, at));
        }));
    }

    private boolean hears(String sid, String from, Reply meaning, Instant at) {
        store.hold(from);
        return store.hears(sid, from, meaning, at);
    }

    private List<PracticeId> add(String sid, String from, String body, Reply meaning, Instant at, Instant last) {
        return store.add(Ids.next(clock.instant()), sid, from, body, meaning, at, last);
    }

    private static List<PracticeId> both(List<PracticeId> some, List<PracticeId> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private boolean isTakenBack(String from, Reply meaning, Instant at) {
        return (meaning == Reply.STOP || meaning == Reply.START) && store.isTakenBack(from, meaning, at);
    }

    /** Whose clients it changes, besides the answer to the practice that it answers. */
    private List<PracticeId> act(String sid, String from, Reply meaning, Instant last) {
        var now = clock.instant();
        return switch (meaning) {
            case STOP -> store.optOut(from, now);
            case START -> store.optIn(from, now);
            case YES -> answer(sid, "yes", now, last);
            case NO -> answer(sid, "no", now, last);
            case OTHER -> answer(sid, "attention", now, last);
            // Twilio answers it by itself.
            case HELP -> List.of();
        };
    }

    private List<PracticeId> answer(String sid, String answer, Instant now, Instant last) {
        store.answer(sid, answer, now, last);
        return List.of();
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
