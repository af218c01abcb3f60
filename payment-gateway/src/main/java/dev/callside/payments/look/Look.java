package dev.callside.payments.look;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A look at Stripe: read the row, ask with no transaction open, write what it means unless the row has changed meanwhile;
 * then again. Doing it again does no harm.
 */
public final class Look {

    /** How often the row may change under us before we leave it to the worker. */
    private static final int TRIES = 6;
    /** Until the next look at what nobody works on: only to find a webhook that was lost. */
    public static final Duration IDLE = Duration.ofMinutes(5);
    /** Until the next look at what may stay open for weeks and has not moved for that long. */
    public static final Duration SELDOM = Duration.ofHours(1);
    /** Until the next look at what was tried lately: a card that was long on its way may still be charged. */
    public static final Duration TRIED = Duration.ofSeconds(30);
    /** Until the next look at what is under way, or unknown. */
    public static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_REFUSED = Duration.ofHours(4);

    private Look() {}

    /**
     * One step of a look.
     *
     * @param done false if the row has changed meanwhile, or has a next step
     * @param seen what Stripe showed, if it answered
     */
    public record Step<T>(boolean done, Optional<T> seen) {

        public static <T> Step<T> nothing() {
            return new Step<>(true, Optional.empty());
        }
    }

    /** What Stripe showed last, where it answered. */
    public static <R, T> Optional<T> at(Supplier<R> row, Function<R, Step<T>> step) {
        for (var i = 0; i < TRIES; i++) {
            var outcome = step.apply(row.get());
            if (outcome.done()) {
                return outcome.seen();
            }
        }
        return Optional.empty();
    }

    /** Until what is unknown is asked for again: as long as it has been unknown already, from five seconds to a minute. */
    public static Duration pause(Optional<Instant> unknownSince, Instant now) {
        return pause(unknownSince, now, LONGEST_PAUSE);
    }

    /**
     * The same for what Stripe has answered that it won't show, as when the account was unlinked: asking again within the
     * minute does not help, so the pauses grow to hours.
     */
    public static Duration pauseRefused(Optional<Instant> refusedSince, Instant now) {
        return pause(refusedSince, now, LONGEST_REFUSED);
    }

    private static Duration pause(Optional<Instant> since, Instant now, Duration longest) {
        var passed = Duration.between(since.orElse(now), now);
        if (passed.compareTo(SOON) < 0) {
            return SOON;
        }
        return passed.compareTo(longest) < 0 ? passed : longest;
    }

    /** Looks at all that is due, several at once, because each waits for Stripe. */
    public static <D> void all(Supplier<List<D>> claim, int batch, Consumer<D> look, Executor executor) {
        List<D> claimed;
        do {
            claimed = claim.get();
            var looks = claimed.stream()
                    .map(due -> CompletableFuture.runAsync(() -> look.accept(due), executor))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(looks).join();
        } while (claimed.size() == batch);
    }
}
