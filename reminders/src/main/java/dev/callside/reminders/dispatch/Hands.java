package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands messages over, some side by side. When a carrier takes none any more, or takes its time, the rest is not begun: that was surely
 * not sent, and can go later.
 */
final class Hands {

    private static final int SIDE_BY_SIDE = 16;
    /** Failures in a row. */
    private static final int IN_VAIN = 8;

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Handover NO_ANSWER = Handover.of(Handover.Kind.UNKNOWN, "");
    private static final Handover NOT_TAKEN = Handover.of(Handover.Kind.LATER, "");
    private static final Logger LOG = Logger.getLogger(Hands.class.getName());

    private final Map<Channel, Carrier> carriers;
    private final LongSupplier nanos;

    Hands(Map<Channel, Carrier> carriers) {
        this(carriers, System::nanoTime);
    }

    /** @param nanos real time, whatever the clock is moved to: that is what a carrier takes */
    Hands(Map<Channel, Carrier> carriers, LongSupplier nanos) {
        this.carriers = carriers;
        this.nanos = nanos;
    }

    /** What became of those that were begun. */
    Map<UUID, Handover> handOver(Collection<Claims.Ready> going, Executor executor) {
        var round = new Round(going);
        List<CompletableFuture<Void>> hands = new ArrayList<>();
        for (var i = 0; i < Math.min(SIDE_BY_SIDE, going.size()); i++) {
            hands.add(start(round, executor));
        }
        hands.forEach(Hands::join);
        return round.answers;
    }

    private static CompletableFuture<Void> start(Round round, Executor executor) {
        try {
            return CompletableFuture.runAsync(round, executor);
        } catch (RejectedExecutionException e) {
            // The server stops: others of these few may be on their way, whose answers are still to be written.
            round.giveUp();
            return CompletableFuture.completedFuture(null);
        }
    }

    private static void join(CompletableFuture<Void> hand) {
        try {
            hand.join();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "A message is in doubt", e);
        }
    }

    /** Those of one step, and what became of them. */
    private final class Round implements Runnable {

        private final ConcurrentLinkedQueue<Claims.Ready> left;
        private final Map<UUID, Handover> answers = new LinkedHashMap<>();
        private final Map<Channel, Integer> inVain = new EnumMap<>(Channel.class);
        private final long begin = nanos.getAsLong();

        Round(Collection<Claims.Ready> going) {
            left = new ConcurrentLinkedQueue<>(going);
        }

        @Override
        public void run() {
            for (var next = next(); next.isPresent(); next = next()) {
                var ready = next.get();
                // also what throws, or never comes back, was begun
                answer(ready, NO_ANSWER);
                var answer = send(ready);
                answer(ready, answer);
                count(ready.channel(), answer);
            }
        }

        private Optional<Claims.Ready> next() {
            if (nanos.getAsLong() - begin > LONGEST.toNanos()) {
                return Optional.empty();
            }
            var ready = left.poll();
            while (ready != null && leadsNowhere(ready.channel())) {
                ready = left.poll();
            }
            return Optional.ofNullable(ready);
        }

        private Handover send(Claims.Ready ready) {
            try {
                return carriers.get(ready.channel()).send(ready.message());
            } catch (RuntimeException e) {
                // A bug in a carrier: what it did nobody knows.
                LOG.log(Level.SEVERE, "Message " + ready.message().id() + " is in doubt", e);
                return NO_ANSWER;
            }
        }

        private synchronized boolean leadsNowhere(Channel channel) {
            return inVain.getOrDefault(channel, 0) >= IN_VAIN;
        }

        private synchronized void count(Channel channel, Handover answer) {
            inVain.put(channel, answer.failed() ? inVain.getOrDefault(channel, 0) + 1 : 0);
        }

        private synchronized void answer(Claims.Ready ready, Handover answer) {
            answers.put(ready.message().id(), answer);
        }

        private void giveUp() {
            for (var ready = left.poll(); ready != null; ready = left.poll()) {
                answer(ready, NOT_TAKEN);
            }
        }
    }
}
