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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Sends what is due, in four steps with no transaction open across the third: what may go is paid for and claimed; a few at a time
 * are marked as handed over; they are handed over; what became of them is written and their credits are settled, together with
 * the second step of the next few. Any number of these run at once, on any number of nodes.
 */
@ApplicationScoped
public class Dispatcher {

    /** How many threads of a node run it: while one waits for the database, another one prepares. */
    public static final int THREADS = 2;

    /** The most of a channel that are claimed at once. */
    static final int BATCH = Stride.LONGEST;

    /** How many are handed over at once, as long as it isn't known that more go as quickly. */
    static final int AT_ONCE = Stride.LEAST;

    static final Duration LEASE = Duration.ofMinutes(2);

    /** After that, what waits for credits is tried again. */
    static final Duration HELD = Duration.ofMinutes(1);

    /** What others left is looked for that often, also while there is much to do. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** Whoever waits longer for a turn writes first what became of the messages before. */
    private static final Duration WORTH_WRITING = Duration.ofMillis(50);

    private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

    private Database database;
    private Claims claims;
    private DispatchStore store;
    private Steps steps;
    private Turns turns;
    private Circuits circuits;
    private Hands hands;
    private Stride stride;
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
        Map<Channel, Carrier> byChannel = new EnumMap<>(Channel.class);
        carriers.forEach(carrier -> byChannel.put(carrier.channel(), carrier));
        this.turns = new Turns(byChannel);
        this.circuits = new Circuits(byChannel.keySet());
        this.hands = new Hands(byChannel);
        this.stride = new Stride();
        this.clock = clock;
    }

    /** Until nothing is due any more; with a long queue that is hours, in which others may die or get credits. */
    public void run(Executor executor) {
        var next = Instant.MIN;
        do {
            var now = clock.instant();
            if (!now.isBefore(next)) {
                sweep();
                next = now.plus(SWEEP);
            }
        } while (batch(executor).more());
    }

    /** What a dispatcher that is gone had, and what waits for credits. */
    void sweep() {
        var now = clock.instant();
        var doubtful = database.worker(() -> {
            circuits.looks(DispatchStore.MOST_HELD, now).forEach(look -> store.held(look, now, now.minus(HELD)));
            return store.lost(now);
        });
        if (doubtful > 0) {
            LOG.log(Level.WARNING, "{0} messages are in doubt: whoever sent them is gone", doubtful);
        }
    }

    Claims.Claimed batch(Executor executor) {
        var now = clock.instant();
        var beginning = new Claims.Beginning(stride.length(), turns::free);
        var claimed = claims.claim(circuits.looks(stride.claim(), now), beginning, now);
        List<Result> results = new ArrayList<>(claimed.released());
        if (!claimed.begun().isEmpty()) {
            results.addAll(hand(claimed.begun(), inTime(up(claimed.begun())), Duration.ZERO, executor));
        }
        var left = claimed.outgoing();
        // what is left when the lease is over is somebody else's, or soon will be
        while (!left.isEmpty() && clock.instant().isBefore(now.plus(LEASE))) {
            var few = turns.first(left, stride.length());
            results = send(few, results, executor);
            left = left.subList(few.size(), left.size());
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
        var up = up(few);
        var wait = turns.take(up);
        var unwritten = before;
        if (wait.isEmpty() || wait.get().compareTo(WORTH_WRITING) > 0) {
            steps.step(before, List.of());
            unwritten = List.of();
        }
        var going = wait.filter(Turns::awaited).isPresent() ? inTime(up) : List.<Claims.Ready>of();
        var ours = steps.step(unwritten, going);
        var lost = lost(going, ours);
        return hand(except(few, lost), except(going, lost), wait.orElse(Duration.ZERO), executor);
    }

    /** Hands over those that go, for which somebody waited that long; the others of the few go back. */
    private List<Result> hand(List<Claims.Ready> few, List<Claims.Ready> going, Duration waited, Executor executor) {
        var begin = System.nanoTime();
        var answers = hands.handOver(going, executor);
        stride.took(answers.size(), waited.plusNanos(System.nanoTime() - begin));
        return results(few, answers);
    }

    private List<Claims.Ready> up(List<Claims.Ready> all) {
        var now = clock.instant();
        return all.stream()
                .filter(ready -> circuits.takes(ready.channel(), now))
                .toList();
    }

    private List<Claims.Ready> inTime(List<Claims.Ready> all) {
        var now = clock.instant();
        return all.stream()
                .filter(ready -> now.isBefore(ready.message().usefulUntil()))
                .toList();
    }

    private static List<Claims.Ready> except(List<Claims.Ready> all, Set<UUID> these) {
        return all.stream()
                .filter(ready -> !these.contains(ready.message().id()))
                .toList();
    }

    /** Somebody else has claimed them since, or they are not to be sent after all. */
    private static Set<UUID> lost(List<Claims.Ready> going, Set<UUID> ours) {
        return going.stream()
                .map(ready -> ready.message().id())
                .filter(id -> !ours.contains(id))
                .collect(Collectors.toSet());
    }

    /** Those that were not begun go back. */
    private List<Result> results(List<Claims.Ready> few, Map<UUID, Handover> answers) {
        var now = clock.instant();
        circuits.answered(few, answers, now);
        return few.stream()
                .map(ready -> Optional.ofNullable(answers.get(ready.message().id()))
                        .map(answer -> Result.of(ready, answer, now))
                        .orElseGet(() -> Result.back(ready)))
                .toList();
    }
}
