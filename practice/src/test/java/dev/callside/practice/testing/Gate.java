package dev.callside.practice.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A lock that a test holds, so that a race happens at the moment that matters, every time: all who race have read what
 * they decide on, and stand at the gate or behind somebody who does, before it opens.
 */
public final class Gate implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** All locks of one moment; what each connection waits for is read one after the other. */
    private static final String WAITING = "select count(distinct l.pid) from pg_locks l join pg_stat_activity a"
            + " on a.pid = l.pid where not l.granted and a.usename = 'callside_server'";

    private final Connection connection;

    private Gate(String lock) {
        try {
            connection = TestPostgres.get().owner();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(lock);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(lock, e);
        }
    }

    /** Whoever writes into that table waits; all may read it. */
    public static Gate before(String table) {
        return new Gate("lock table " + table + " in share mode");
    }

    /** Whoever locks or changes these rows waits; all may read them. */
    public static Gate atRows(String table, String where) {
        return new Gate("select from " + table + " where " + where + " for update");
    }

    /** How many threads wait for a lock at this moment. */
    public static int waiting() {
        return Integer.parseInt(TestPostgres.get().ownerSees(WAITING));
    }

    public static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not so after two minutes, with " + waiting() + " waiting");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Returns when so many wait. */
    public static void awaitWaiting(int threads) {
        await(() -> waiting() >= threads);
    }

    /**
     * Does the work that many times at once, and opens the gate when each of them is there or done. A failure of one, such
     * as a deadlock, is a failure of the test.
     */
    public <T> List<T> race(int racers, IntFunction<T> work) {
        var atOnce = Math.min(racers, MOST_AT_ONCE);
        var pool = Executors.newFixedThreadPool(atOnce);
        var done = new AtomicInteger();
        try (this) {
            var results = IntStream.range(0, racers)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), pool)
                            .whenComplete((result, failure) -> done.incrementAndGet()))
                    .toList();
            await(() -> allThere(done.get(), waiting(), racers, atOnce));
            open();
            return results.stream().map(Gate::result).toList();
        } finally {
            pool.shutdown();
        }
    }

    /** Who is done was counted before: one who still waited and was done a moment later would count twice. */
    private static boolean allThere(int done, int waiting, int racers, int atOnce) {
        return done + waiting >= racers || waiting >= atOnce;
    }

    /** On a thread of its own. */
    public static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "racer").start());
    }

    /** What the thread found out. */
    public static <T> T result(CompletableFuture<T> thread) {
        try {
            return thread.join();
        } catch (CompletionException e) {
            throw new AssertionError("one of those who raced failed: " + root(e), e.getCause());
        }
    }

    private static String root(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : root(failure.getCause());
    }

    public void open() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
