package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Settlement;
import dev.callside.credits.spend.Settlements;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Sends what is due, in four steps with no transaction open across the third: what may go is paid for and claimed; a few at a time
 * are marked as handed over; they are handed over; what became of them is written and their credits are settled, together with
 * the second step of the next few. Any number of these run at once, on any number of nodes.
 */
@ApplicationScoped
public class Dispatcher {

    /** How many are claimed at once, and how many of them are handed over at once. */
    static final int BATCH = 200;

    static final int AT_ONCE = 16;
    static final Duration LEASE = Duration.ofMinutes(2);

    /** After that, what waits for credits is tried again. */
    static final Duration HELD = Duration.ofMinutes(1);

    /** To write what became of messages. */
    private static final int TRIES = 3;

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

    private Database database;
    private Claims claims;
    private DispatchStore store;
    private Settlements settlements;
    private Map<Channel, Carrier> carriers;
    private Clock clock;

    Dispatcher() {}

    @Inject
    Dispatcher(
            Database database,
            Claims claims,
            DispatchStore store,
            Settlements settlements,
            @Any Instance<Carrier> carriers,
            Clock clock) {
        this(database, claims, store, settlements, carriers.stream().toList(), clock);
    }

    Dispatcher(
            Database database,
            Claims claims,
            DispatchStore store,
            Settlements settlements,
            List<Carrier> carriers,
            Clock clock) {
        this.database = database;
        this.claims = claims;
        this.store = store;
        this.settlements = settlements;
        this.carriers = new EnumMap<>(Channel.class);
        carriers.forEach(carrier -> this.carriers.put(carrier.channel(), carrier));
        this.clock = clock;
    }

    /** Until nothing is due any more. */
    public void run(Executor executor) {
        sweep();
        while (batch(executor) == BATCH) {
            // there may be more
        }
    }

    /** What a dispatcher that is gone had, and what waits for credits. */
    void sweep() {
        var now = clock.instant();
        var doubtful = database.worker(() -> {
            store.held(now, now.minus(HELD));
            return store.lost(now);
        });
        if (doubtful > 0) {
            LOG.log(Level.WARNING, "{0} messages are in doubt: whoever sent them is gone", doubtful);
        }
    }

    /** How many were due. */
    int batch(Executor executor) {
        var claimed = claims.claim(BATCH, clock.instant());
        var outgoing = claimed.outgoing();
        var results = claimed.released();
        for (var from = 0; from < outgoing.size(); from += AT_ONCE) {
            results = send(outgoing.subList(from, Math.min(outgoing.size(), from + AT_ONCE)), results, executor);
        }
        if (!results.isEmpty()) {
            step(results, List.of());
        }
        return claimed.due();
    }

    /** Hands over the next few; in the same transaction what became of those before is written. */
    private List<Result> send(List<Claims.Ready> few, List<Result> before, Executor executor) {
        var ours = step(before, few);
        Map<Claims.Ready, CompletableFuture<Handover>> answers = new HashMap<>();
        for (var ready : few) {
            if (ours.contains(ready.message().id())) {
                answers.put(ready, start(ready, executor));
            }
        }
        List<Result> results = new ArrayList<>();
        answers.forEach((ready, answer) -> results.add(Result.of(ready, answer(ready, answer), clock.instant())));
        return results;
    }

    private CompletableFuture<Handover> start(Claims.Ready ready, Executor executor) {
        var carrier = carriers.get(ready.channel());
        try {
            return CompletableFuture.supplyAsync(() -> carrier.send(ready.message()), executor);
        } catch (RejectedExecutionException e) {
            // The server stops: others of these few may be on their way, whose answers are still to be written.
            return CompletableFuture.completedFuture(Handover.of(Handover.Kind.LATER, ""));
        }
    }

    private static Handover answer(Claims.Ready ready, CompletableFuture<Handover> answer) {
        try {
            return answer.join();
        } catch (RuntimeException e) {
            // A bug in a carrier: what it did nobody knows.
            LOG.log(Level.SEVERE, "Message " + ready.message().id() + " is in doubt", e);
            return Handover.of(Handover.Kind.UNKNOWN, "");
        }
    }

    /**
     * Writes results, and says which of the next few are this dispatcher's to send. More than once if it must be: what was
     * sent and isn't written is in doubt.
     */
    private Set<UUID> step(List<Result> results, List<Claims.Ready> next) {
        for (var left = TRIES; ; left--) {
            try {
                return database.worker(() -> {
                    var marks = next.stream().map(Dispatcher::claimed).toList();
                    store.lock(Stream.concat(results.stream().map(Result::mark), marks.stream())
                            .toList());
                    write(results);
                    return handOver(marks);
                });
            } catch (RuntimeException e) {
                if (left == 1) {
                    throw e;
                }
                LOG.log(Level.WARNING, "Results of " + results.size() + " messages are written again", e);
            }
        }
    }

    private static Mark claimed(Claims.Ready ready) {
        return Mark.of(ready.message(), MessageState.SENDING, "");
    }

    private Set<UUID> handOver(List<Mark> marks) {
        var now = clock.instant();
        return marks.isEmpty() ? Set.of() : store.handOver(marks, now.plus(LEASE), now);
    }

    private void write(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var written = store.results(results.stream().map(Result::mark).toList(), now);
        Map<PracticeId, List<Settlement>> settled = new TreeMap<>(Comparator.comparing(PracticeId::value));
        for (var result : results) {
            if (written.contains(result.id())) {
                result.settlement()
                        .ifPresent(
                                settlement -> settled.computeIfAbsent(result.practice(), practice -> new ArrayList<>())
                                        .add(settlement));
                result.optOut().ifPresent(optOut -> store.optOut(result.practice(), optOut, now));
            }
        }
        settled.forEach((practice, list) -> settlements.settle(practice, list, MessageCosts.ACTOR));
    }
}
