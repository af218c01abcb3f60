package dev.callside.credits.testing;

import dev.callside.credits.history.TestHistories;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.LevelTransfers.Bought;
import dev.callside.credits.level.TestLevels;
import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Payment;
import dev.callside.credits.spend.Settlement;
import dev.callside.credits.spend.TestSpending;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A practice of its own in Melbourne with two practitioners, on the real PostgreSQL. */
public final class CreditScene {

    private static final String REMINDERS = Actors.worker("reminders");

    public final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    public final TestPostgres postgres = TestPostgres.get();
    public final TestDatabase database = new TestDatabase();
    public final PracticeId id = new PracticeId(UUID.randomUUID());
    public final LevelId group = LevelId.group(id);
    public final TestLevels all = new TestLevels(database, clock);
    public final TestSpending pay = new TestSpending(database, all, clock);
    public final TestHistories history = new TestHistories(database, all);
    public final Practice practice;
    public final UUID ana;
    public final UUID ben;

    public CreditScene() {
        postgres.asOwner("select practice.add_practice('" + id
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
        practice = in(() -> new PracticeStore(database.unit("practice")).practice(id));
        ana = practitioner("ana", "Dr Ana Ruiz");
        ben = practitioner("ben", "Ben Oduya");
        in(() -> all.levels.group(id));
    }

    private UUID practitioner(String subject, String name) {
        in(() -> {
            new CallStore(database.unit("practice"), clock).practitioner(id, "host", subject, name);
            return null;
        });
        return UUID.fromString(postgres.ownerSees("select id from practice.practitioners where practice_id = '" + id
                + "' and subject = '" + subject + "'"));
    }

    /** In a transaction of the practice. */
    public <T> T in(Supplier<T> work) {
        return database.app(id, work);
    }

    public LevelId level(UUID practitioner) {
        return level(new LevelId(UUID.randomUUID()), practitioner);
    }

    public LevelId level(LevelId level, UUID practitioner) {
        var added = in(() -> all.levels.add(id, level, practitioner, "Mia"));
        if (!(added instanceof LevelOutcome.Done)) {
            throw new AssertionError(added);
        }
        return level;
    }

    public Level of(LevelId level) {
        return in(() -> all.levels.find(id, level)).orElseThrow();
    }

    public long available(LevelId level) {
        return of(level).available();
    }

    /** Buys credits by hand. */
    public void bought(LevelId level, long credits) {
        in(() -> all.transfers.grant(
                id, level, UUID.randomUUID(), credits, Bought.PURCHASE, "Mia", "R-1", clock.instant()));
    }

    /** An SMS in the practice's own country. */
    public Message sms(UUID practitioner, int parts) {
        return new Message(UUID.randomUUID(), Optional.ofNullable(practitioner), Channel.SMS, "AU", parts, "message 7");
    }

    public Payment reserve(Message message) {
        return reserve(List.of(message)).get(0);
    }

    public List<Payment> reserve(List<Message> messages) {
        return in(() -> pay.spending.reserve(practice, messages, Duration.ofHours(1), REMINDERS));
    }

    public Payment spend(Message message) {
        return in(() -> pay.spending.spend(practice, message, "Mia"));
    }

    public Settlement.Outcome settle(UUID message, boolean spent) {
        return settle(List.of(new Settlement(message, spent, "message 7"))).get(0);
    }

    public List<Settlement.Outcome> settle(List<Settlement> settlements) {
        return in(() -> pay.settlements.settle(id, settlements, REMINDERS));
    }

    public String sees(String sql) {
        return postgres.ownerSees(sql.replace("{practice}", "'" + id + "'"));
    }

    /** Does it that many times at once, on threads that all start at the same moment. */
    public static <T> List<T> atOnce(int times, IntFunction<T> work) {
        var threads = Executors.newFixedThreadPool(times);
        var start = new CyclicBarrier(times);
        try {
            var tasks = new ArrayList<Callable<T>>();
            for (var i = 0; i < times; i++) {
                var number = i;
                tasks.add(() -> {
                    start.await();
                    return work.apply(number);
                });
            }
            return threads.invokeAll(tasks).stream().map(CreditScene::get).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a racing thread failed", e.getCause());
        }
    }
}
