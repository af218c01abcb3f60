package dev.callside.reminders.dispatch;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The database as one dispatcher has it, which something may happen to. */
final class Databases {

    private Databases() {}

    /** Stops before the second transaction, the one after the sweep: with a claim, and nothing marked as handed over. */
    static Database stoppingAfterTheClaim(Database database, Stop stop) {
        return wrapped(database, transaction -> {
            if (transaction == 2) {
                stop.here();
            }
        });
    }

    /** One transaction of the worker is committed, and the server that wanted it doesn't get to know. */
    static Database losingTheAnswer(Database database, int which) {
        var transactions = new AtomicInteger();
        return new OnlyTheWorkers(database) {
            @Override
            public <T> T worker(Supplier<T> work) {
                var result = database.worker(work);
                if (transactions.incrementAndGet() == which) {
                    throw new IllegalStateException("the answer is lost");
                }
                return result;
            }
        };
    }

    /**
     * Something that happens before each transaction of the worker.
     *
     * @param before is told which one it is, the first being 1: the sweep
     */
    static Database wrapped(Database database, IntConsumer before) {
        var transactions = new AtomicInteger();
        return new OnlyTheWorkers(database) {
            @Override
            public <T> T worker(Supplier<T> work) {
                before.accept(transactions.incrementAndGet());
                return database.worker(work);
            }
        };
    }

    /** Passes on what is not the worker's. */
    private abstract static class OnlyTheWorkers implements Database {

        private final Database database;

        OnlyTheWorkers(Database database) {
            this.database = database;
        }

        @Override
        public <T> T app(PracticeId practice, Supplier<T> work) {
            return database.app(practice, work);
        }

        @Override
        public <T> T door(Supplier<T> work) {
            return database.door(work);
        }
    }
}
