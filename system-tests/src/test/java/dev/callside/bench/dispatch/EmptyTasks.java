package dev.callside.bench.dispatch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * db-scheduler with tasks that do nothing, as its
 * <a href="https://github.com/kagkarlsson/db-scheduler#polling-strategy-lock-and-fetch">documentation</a> says that it is
 * fastest: it locks what it fetches, in a pool of connections of its own.
 */
public final class EmptyTasks {

    /** Of the threads: fetches again when half of them have nothing to do, and up to four tasks for each. */
    private static final double LOWER = 0.5;

    private static final double UPPER = 4.0;
    private static final long PATIENCE_MINUTES = 5;

    private EmptyTasks() {}

    /** Runs that many, which are due, and returns the nanoseconds until the last one was done with. */
    static long run(int count, int threads) throws InterruptedException {
        var left = new CountDownLatch(count);
        var task = Tasks.oneTime("empty").execute((instance, context) -> left.countDown());
        try (var connections = new HikariDataSource(login(threads))) {
            connections.getConnection().close();
            var scheduler = Scheduler.create(connections, task)
                    .threads(threads)
                    .tableName("bench.scheduled_tasks")
                    .pollUsingLockAndFetch(LOWER, UPPER)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            long begin = System.nanoTime();
            scheduler.start();
            boolean done = left.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
            long nanos = System.nanoTime() - begin;
            scheduler.stop();
            if (!done) {
                throw new IllegalStateException(left.getCount() + " of " + count + " tasks were not run");
            }
            return nanos;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariConfig login(int threads) {
        var config = new HikariConfig();
        config.setJdbcUrl(System.getProperty("callside.database.url"));
        config.setUsername(System.getProperty("callside.database.user"));
        config.setPassword(System.getProperty("callside.database.password"));
        // and those that fetch and keep house
        config.setMaximumPoolSize(threads + 4);
        return config;
    }
}
