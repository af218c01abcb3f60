package dev.callside.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from a clinician's request until the patient's open panel has it, with many other calls open on the
 * same node. The whole demo runs: database, sandbox and those who measure share the machine with the product.
 */
class PanelBenchmark {

    private static final int CALLS = Integer.getInteger("bench.calls", 2_000);
    private static final int A_SECOND = Integer.getInteger("bench.rate", 50);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
    /** Until the server has compiled what runs often: on two cores, beside the load, that takes a while. */
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warm-up", 60);

    private static final double MILLISECONDS = 100;
    private static final double KILOBYTES = 20;

    @TempDir
    Path folder;

    @Test
    void measures() throws Exception {
        int port = Started.freePort();
        List<Cost> costs = new ArrayList<>();
        try (var demo = Started.demo(folder.resolve("data"), port)) {
            furnish();
            var streams = new Streams("http://127.0.0.1:" + port + "/pay/api/v1");
            streams.ask(token("clinician", 1));
            await(() -> streams.waiting() == 1 || streams.broken() > 0);
            double before = liveKilobytes(demo.pid());
            double residentBefore = demo.residentMegabytes();
            streams.open(tokens());
            double each = (liveKilobytes(demo.pid()) - before) / (2 * CALLS);
            double resident = (demo.residentMegabytes() - residentBefore) * 1024 / (2 * CALLS);
            ask(streams, WARM_UP_SECONDS);
            streams.takeMilliseconds();
            ask(streams, SECONDS);
            double[] times = streams.takeMilliseconds();
            if (!streams.trouble().isEmpty()) {
                System.out.println("The first trouble: " + streams.trouble());
            }
            String load = CALLS + " calls, " + 2 * CALLS + " streams, " + A_SECOND + "/s: ";
            costs.add(new Cost(load + "p50 to the patient", at(times, 0.5), null, "ms", null));
            costs.add(new Cost(load + "p99 to the patient", at(times, 0.99), null, "ms", MILLISECONDS));
            costs.add(new Cost(load + "slowest", at(times, 1), null, "ms", null));
            costs.add(new Cost("requests seen", times.length, null, "", null));
            costs.add(new Cost("requests not seen, streams broken", lost(streams), null, "", 0.0));
            costs.add(new Cost("live heap of an open stream", each, null, "KB", KILOBYTES));
            costs.add(new Cost("resident memory of an open stream", resident, null, "KB", null));
        }
        costs.addAll(PanelPage.measure(folder.resolve("page")));
        Report.of("panel", costs.stream().map(Cost::row).toList());
    }

    private static double lost(Streams streams) {
        // one was asked for before anybody listened; whoever listens first may be shown it all the same
        return Math.max(0, streams.waiting() - 1) + Math.max(0, 2 * CALLS - streams.open());
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalStateException("no patient saw a request");
        }
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    private static void ask(Streams streams, int seconds) {
        long begin = System.nanoTime();
        long asks = (long) seconds * A_SECOND;
        for (long i = 0; i < asks; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            streams.ask(token("clinician", 1 + (int) (i * CALLS / asks)));
        }
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        await(() -> streams.waiting() <= 1 || System.nanoTime() > last);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static List<String> tokens() {
        return IntStream.rangeClosed(1, CALLS)
                .boxed()
                .flatMap(call -> List.of(token("clinician", call), token("patient", call)).stream())
                .toList();
    }

    private static String token(String role, int call) {
        return "bench-" + role + "-" + call;
    }

    /** Calls with somebody of each role in them, whose tokens are known. */
    private void furnish() throws IOException, SQLException {
        String practice = "'0190c0de-0000-7000-8000-000000000001'::uuid";
        try (Connection connection = owner();
                var statement = connection.createStatement()) {
            statement.execute("create function pg_temp.id(kind int, i int) returns uuid language sql as"
                    + " $$ select (kind || '0000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$");
            statement.execute("insert into practice.calls (practice_id, id, host_id, host_call, started_at) select "
                    + practice + ", pg_temp.id(1, i), 'sandbox', 'bench-' || i, now() from generate_series(1, " + CALLS
                    + ") i");
            for (String role : List.of("clinician", "patient")) {
                int kind = role.equals("patient") ? 2 : 3;
                statement.execute("insert into practice.participants (practice_id, call_id, id, subject, role, name,"
                        + " joined_at, seen_at) select " + practice + ", pg_temp.id(1, i), pg_temp.id(" + kind
                        + ", i), '" + role + "-' || i, '" + role + "', 'Bench', now(), now() from generate_series(1, "
                        + CALLS + ") i");
                statement.execute("insert into practice.sessions (token_hash, practice_id, host_id, placement, role,"
                        + " subject, name, locale, call_id, participant_id, created_at, expires_at)"
                        + " select sha256(('bench-" + role + "-' || i)::bytea), " + practice + ", 'sandbox', 'call', '"
                        + role + "', '" + role + "-' || i, 'Bench', 'en-AU', pg_temp.id(1, i), pg_temp.id(" + kind
                        + ", i), now(), now() + interval '2 hours' from generate_series(1, " + CALLS + ") i");
            }
        }
    }

    private Connection owner() throws IOException, SQLException {
        Path data = folder.resolve("data");
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/callside",
                "postgres",
                Files.readString(data.resolve("postgres.password")).strip());
    }

    /** What is reachable on its heap, after a collection. */
    private static double liveKilobytes(long pid) throws IOException {
        var process = new ProcessBuilder("jcmd", "" + pid, "GC.class_histogram").start();
        try (var lines = process.inputReader(UTF_8)) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(total.trim().split("\\s+", -1)[2]) / 1024;
        }
    }
}
