package dev.callside.reminders.dispatch;

import dev.callside.credits.spend.Settlement;
import dev.callside.credits.spend.Settlements;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.work.MessageCosts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Writes what became of messages, settles their credits, and marks the next few as handed over, all in one transaction. So each
 * few cost one.
 */
final class Steps {

    /** To write what became of messages. */
    private static final int TRIES = 3;

    private static final Logger LOG = Logger.getLogger(Steps.class.getName());

    private final Database database;
    private final DispatchStore store;
    private final Settlements settlements;
    private final Clock clock;

    Steps(Database database, DispatchStore store, Settlements settlements, Clock clock) {
        this.database = database;
        this.store = store;
        this.settlements = settlements;
        this.clock = clock;
    }

    /**
     * Which of the next few are this dispatcher's to send. More than once if it must be: what was sent and isn't written is in
     * doubt.
     */
    Set<UUID> step(List<Result> results, List<Claims.Ready> next) {
        for (var left = TRIES; ; left--) {
            try {
                return database.worker(() -> once(results, next));
            } catch (RuntimeException e) {
                if (left == 1) {
                    throw e;
                }
                LOG.log(Level.WARNING, "Results of " + results.size() + " messages are written again", e);
            }
        }
    }

    private Set<UUID> once(List<Result> results, List<Claims.Ready> next) {
        var marks = next.stream().map(Steps::claimed).toList();
        if (!results.isEmpty() && !marks.isEmpty()) {
            store.lock(Stream.concat(results.stream().map(Result::mark), marks.stream())
                    .toList());
        }
        Map<PracticeId, List<Settlement>> settled = new TreeMap<>(Comparator.comparing(PracticeId::value));
        write(results, settled);
        var ours = handOver(marks, settled);
        settled.forEach((practice, list) -> settlements.settle(practice, list, MessageCosts.ACTOR));
        return ours;
    }

    private static Mark claimed(Claims.Ready ready) {
        return Mark.of(ready.message(), MessageState.SENDING, "");
    }

    private void write(List<Result> results, Map<PracticeId, List<Settlement>> settled) {
        if (results.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var written = store.results(results.stream().map(Result::mark).toList(), now);
        for (var result : results) {
            if (written.containsKey(result.id())) {
                result.settlement()
                        .filter(settlement -> !written.get(result.id()))
                        .ifPresent(settlement -> add(settled, result.practice(), settlement));
                result.optOut().ifPresent(optOut -> store.optOut(result.practice(), optOut, now));
            }
        }
    }

    /** Whoever has opted out or paid since the claim gets nothing, and the credits for it are free again. */
    private Set<UUID> handOver(List<Mark> marks, Map<PracticeId, List<Settlement>> settled) {
        Set<UUID> ours = new HashSet<>();
        if (marks.isEmpty()) {
            return ours;
        }
        var now = clock.instant();
        for (var message : store.handOver(marks, now.plus(Dispatcher.LEASE), now)) {
            if (message.stopped()) {
                message.payment()
                        .ifPresent(
                                payment -> add(settled, message.practice(), MessageCosts.free(message.id(), payment)));
            } else {
                ours.add(message.id());
            }
        }
        return ours;
    }

    private static void add(Map<PracticeId, List<Settlement>> settled, PracticeId practice, Settlement settlement) {
        settled.computeIfAbsent(practice, id -> new ArrayList<>()).add(settlement);
    }
}
