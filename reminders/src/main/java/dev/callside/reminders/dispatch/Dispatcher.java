package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Settlements;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is due, in four steps with no transaction open across the third: what may go is paid for and claimed; a few at a time
 * are marked as handed over; they are handed over; what became of them is written and their credits are settled, together with
 * the second step of the next few. Any number of these run at once, on any number of nodes.
 */
@ApplicationScoped
public class Dispatcher {

    /** How many of a channel are claimed at once, and how many of all are handed over at once. */
    static final int BATCH = 200;

    static final int AT_ONCE = 16;
    static final Duration LEASE = Duration.ofMinutes(2);

    /** After that, what waits for credits is tried again. */
    static final Duration HELD = Duration.ofMinutes(1);

    /** Whoever waits longer for a turn writes first what became of the messages before. */
    private static final Duration WORTH_WRITING = Duration.ofMillis(50);

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

    private Database database;
    private Claims claims;
    private DispatchStore store;
    private Steps steps;
    private Map<Channel, Carrier> carriers;
    private Turns turns;
    private Circuits circuits;
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
        this.steps = new Steps(database, store, settlements, clock);
        this.carriers = new EnumMap<>(Channel.class);
        carriers.forEach(carrier -> this.carriers.put(carrier.channel(), carrier));
        this.turns = new Turns(this.carriers, AT_ONCE);
        this.circuits = new Circuits(this.carriers.keySet());
        this.clock = clock;
    }

    /** Until nothing is due any more. */
    public void run(Executor executor) {
        sweep();
        while (batch(executor).more()) {
            // on with the next ones
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

    Claims.Claimed batch(Executor executor) {
        var now = clock.instant();
        var claimed = claims.claim(circuits.looks(BATCH, now), now);
        var outgoing = claimed.outgoing();
        var results = claimed.released();
        for (var few : turns.groups(outgoing)) {
            results = send(few, results, executor);
        }
        if (!results.isEmpty()) {
            steps.step(results, List.of());
        }
        return claimed;
    }

    /**
     * Hands over the next few; in the same transaction what became of those before is written, unless these have to wait for their
     * turn first. Those whose carrier has turned out to be down meanwhile, or that came too late, go back.
     */
    private List<Result> send(List<Claims.Ready> few, List<Result> before, Executor executor) {
        var now = clock.instant();
        var up = few.stream()
                .filter(ready -> circuits.takes(ready.channel(), now))
                .toList();
        var wait = turns.take(up);
        var unwritten = before;
        if (wait.isEmpty() || wait.get().compareTo(WORTH_WRITING) > 0) {
            steps.step(before, List.of());
            unwritten = List.of();
        }
        var going = wait.filter(Turns::awaited).isPresent() ? inTime(up) : List.<Claims.Ready>of();
        var answers = handOver(going, steps.step(unwritten, going), executor);
        var then = clock.instant();
        circuits.answered(answers, then);
        List<Result> results = new ArrayList<>();
        answers.forEach((ready, answer) -> results.add(Result.of(ready, answer, then)));
        few.stream().filter(ready -> !going.contains(ready)).map(Result::back).forEach(results::add);
        return results;
    }

    private List<Claims.Ready> inTime(List<Claims.Ready> all) {
        var now = clock.instant();
        return all.stream()
                .filter(ready -> now.isBefore(ready.message().usefulUntil()))
                .toList();
    }

    private Map<Claims.Ready, Handover> handOver(List<Claims.Ready> going, Set<UUID> ours, Executor executor) {
        Map<Claims.Ready, CompletableFuture<Handover>> started = new LinkedHashMap<>();
        for (var ready : going) {
            if (ours.contains(ready.message().id())) {
                started.put(ready, start(ready, executor));
            }
        }
        Map<Claims.Ready, Handover> answers = new LinkedHashMap<>();
        started.forEach((ready, answer) -> answers.put(ready, answer(ready, answer)));
        return answers;
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
}
