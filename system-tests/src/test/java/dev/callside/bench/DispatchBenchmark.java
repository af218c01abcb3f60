package dev.callside.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import dev.callside.bench.dispatch.DispatchServlet;
import dev.callside.bench.dispatch.EmptyTasks;
import dev.callside.bench.dispatch.InProcessCarrier;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How many messages go out in a second: claimed, checked, paid for, written, handed over and settled. Beside db-scheduler
 * with tasks that do nothing, in the same server on the same PostgreSQL; with millions of messages that are due one day
 * beside few; and on two nodes beside one. All take turns, so that what disturbs one disturbs the others. Run by
 * {@code ./bench dispatch}; its name keeps it out of the tests.
 */
class DispatchBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    /** Times that each server sends its messages before anything counts: the compiler is at work until some 40,000 were sent. */
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 2);

    /** In a round: so many that the end, at which some dispatchers have the last claims and others nothing to do, is a small part. */
    private static final int MESSAGES = Integer.getInteger("bench.messages", 30_000);

    private static final int FEW = Integer.getInteger("bench.few", 10_000);
    private static final int MANY = Integer.getInteger("bench.many", 5_000_000);
    private static final int PRACTICES = 10;

    /** Those that would send to Twilio and to a mail server, and the one that would dispatch by itself. */
    private static final Set<String> REPLACED = Set.of(
            "WEB-INF/classes/dev/callside/reminders/dispatch/TwilioCarrier.class",
            "WEB-INF/classes/dev/callside/reminders/dispatch/MailCarrier.class",
            "WEB-INF/classes/dev/callside/reminders/work/RemindersWorker.class");

    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    /** The millions that wait take minutes to be written. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void measure() throws Exception {
        Path place = Files.createTempDirectory("callside-bench");
        var folder = folder(place.resolve("callside"));
        try (var node = new BenchNode(folder, place.resolve("few"));
                var other = new BenchNode(
                        folder,
                        Files.createDirectory(place.resolve("other")),
                        node.shared(node.get("/reminders/bench?what=login")));
                var loaded = new BenchNode(folder, place.resolve("many"))) {
            prepareScheduler(node);
            var few = new DueMessages(node, MESSAGES / PRACTICES);
            few.backlog(FEW);
            var many = new DueMessages(loaded, MESSAGES / PRACTICES);
            many.backlog(MANY);
            System.out.printf("%,d messages wait on one node, %,d on another%n", FEW, MANY);
            warmUp(node, other, loaded, few, many);
            for (int round = 1; round <= ROUNDS; round++) {
                round(node, other, loaded, few, many);
                System.out.printf("round %d of %d%n", round, ROUNDS);
            }
            few.assertSentOnce();
            many.assertSentOnce();
            node.command("reconcile");
        }
        Report.of("dispatch", measures().stream().map(Measure::row).toList());
    }

    private static void warmUp(BenchNode node, BenchNode other, BenchNode loaded, DueMessages few, DueMessages many)
            throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            few.due();
            nanos(node, "ours");
            dueTasks(node);
            nanos(node, "scheduler&count=" + MESSAGES);
            few.due();
            nanos(other, "ours");
            many.due();
            nanos(loaded, "ours");
        }
    }

    private void round(BenchNode node, BenchNode other, BenchNode loaded, DueMessages few, DueMessages many)
            throws Exception {
        few.due();
        rate("ours", () -> nanos(node, "ours"));
        dueTasks(node);
        rate("scheduler", () -> nanos(node, "scheduler&count=" + MESSAGES));
        many.due();
        rate("loaded", () -> nanos(loaded, "ours"));
        few.due();
        rate("two", () -> together(node, other));
    }

    private List<Measure> measures() {
        return List.of(
                measure("messages, against empty tasks of db-scheduler, 16 threads", "ours", "scheduler", 1.0),
                measure(String.format("the same while %,d wait, against %,d", MANY, FEW), "loaded", "ours", 0.9),
                measure("two nodes, against one", "two", "ours", 0.95));
    }

    private Measure measure(String name, String ours, String baseline, double goal) {
        return new Measure(name, rates.get(ours), rates.get(baseline), "a second", goal);
    }

    private void rate(String what, Timed work) throws Exception {
        double rate = MESSAGES * 1e9 / work.nanos();
        System.out.printf("%-10s %,8.0f a second%n", what, rate);
        rates.computeIfAbsent(what, key -> new ArrayList<>()).add(rate);
    }

    private static long nanos(BenchNode node, String what) throws IOException, InterruptedException {
        return Long.parseLong(node.get("/reminders/bench?what=" + what));
    }

    /** From the first one's begin to the last one's end. */
    private static long together(BenchNode node, BenchNode other) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(2);
        try {
            long begin = System.nanoTime();
            var both = Stream.of(node, other)
                    .map(each -> threads.submit(() -> nanos(each, "ours")))
                    .toList();
            for (var each : both) {
                each.get();
            }
            return System.nanoTime() - begin;
        } finally {
            threads.shutdown();
        }
    }

    private static Path folder(Path place) throws IOException, URISyntaxException {
        return BenchFolder.with(
                place,
                "reminders.war",
                name -> !REPLACED.contains(name),
                List.of(DispatchServlet.class, InProcessCarrier.class, EmptyTasks.class),
                List.of(jar(Scheduler.class), jar(HikariDataSource.class)));
    }

    private static Path jar(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Its table, with the indexes that it recommends for PostgreSQL. */
    private static void prepareScheduler(BenchNode node) throws IOException, SQLException {
        try (var connection = node.owner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema bench;
                    create table bench.scheduled_tasks (
                        task_name text not null, task_instance text not null, task_data bytea,
                        execution_time timestamptz not null, picked boolean not null, picked_by text,
                        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                        last_heartbeat timestamptz, version bigint not null, priority smallint,
                        primary key (task_name, task_instance));
                    create index on bench.scheduled_tasks (execution_time);
                    create index on bench.scheduled_tasks (last_heartbeat);
                    grant usage on schema bench to callside_server;
                    grant select, insert, update, delete on bench.scheduled_tasks to callside_server""");
        }
    }

    private static void dueTasks(BenchNode node) throws IOException, SQLException {
        try (var connection = node.owner();
                var statement = connection.createStatement()) {
            statement.execute("insert into bench.scheduled_tasks (task_name, task_instance, execution_time, picked,"
                    + " version) select 'empty', n, now() - interval '1 min', false, 1"
                    + " from generate_series(1, " + MESSAGES + ") n");
        }
    }

    /** Something that says how long it took. */
    private interface Timed {
        long nanos() throws Exception;
    }
}
