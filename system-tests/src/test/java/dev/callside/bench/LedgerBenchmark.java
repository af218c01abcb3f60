package dev.callside.bench;

import dev.callside.bench.ledger.BareLoop;
import dev.callside.bench.ledger.LedgerServlet;
import dev.callside.bench.ledger.Load;
import dev.callside.bench.ledger.OurLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The ledger against a bare loop of JDBC on the same PostgreSQL: both in one server, in turns, so that what disturbs one
 * disturbs the other. Run by {@code ./bench ledger}; its name keeps it out of the tests.
 */
class LedgerBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 4);

    private static final List<Pair> PAIRS = List.of(
            new Pair("single transfers between wallets, 16 threads", "single", "loop", 1.0),
            new Pair("batches of 500 between wallets, 16 threads", "batch", "loop", 6.0),
            new Pair("single transfers out of one hot wallet, 16 threads", "single-hot", "loop-hot", null),
            new Pair("batches of 500 out of one hot wallet, 16 threads", "batch-hot", "loop-hot", null),
            new Pair("batches of 500 reserved, then posted, 16 threads", "reserve", "loop", null));

    @Test
    void measure() throws IOException, InterruptedException, SQLException {
        Path place = Files.createTempDirectory("callside-bench");
        var folder = BenchFolder.with(
                place.resolve("callside"), List.of(LedgerServlet.class, Load.class, OurLoad.class, BareLoop.class));
        try (var node = new BenchNode(folder, place.resolve("data"))) {
            var practice = UUID.randomUUID();
            prepare(node, practice);
            run(node, practice, "prepare", 0);
            Report.of(
                    "ledger", rounds(node, practice).stream().map(Measure::row).toList());
            node.command("reconcile");
            System.out.println("The ledger agrees with itself after all of it.");
        }
    }

    private static List<Measure> rounds(BenchNode node, UUID practice) throws IOException, InterruptedException {
        PAIRS.forEach(pair -> quietly(node, practice, pair));
        List<List<Double>> ours = new ArrayList<>();
        List<List<Double>> baselines = new ArrayList<>();
        PAIRS.forEach(pair -> {
            ours.add(new ArrayList<>());
            baselines.add(new ArrayList<>());
        });
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PAIRS.size(); i++) {
                ours.get(i).add(run(node, practice, PAIRS.get(i).ours(), SECONDS));
                baselines.get(i).add(run(node, practice, PAIRS.get(i).baseline(), SECONDS));
            }
            System.out.printf("round %d of %d%n", round + 1, ROUNDS);
        }
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < PAIRS.size(); i++) {
            measures.add(new Measure(
                    PAIRS.get(i).name(),
                    ours.get(i),
                    baselines.get(i),
                    "transfers/s",
                    PAIRS.get(i).goal()));
        }
        return measures;
    }

    /** The first time, which is not counted: classes are loaded, code is compiled, pages of the tables are made. */
    private static void quietly(BenchNode node, UUID practice, Pair pair) {
        try {
            run(node, practice, pair.ours(), SECONDS);
            run(node, practice, pair.baseline(), SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Transfers a second. */
    private static double run(BenchNode node, UUID practice, String what, int seconds)
            throws IOException, InterruptedException {
        String answer = node.get("/pay/bench?practice=" + practice + "&what=" + what + "&seconds=" + seconds);
        int space = answer.indexOf(' ');
        long transfers = Long.parseLong(answer.substring(0, space));
        double rate = transfers * 1e9 / Math.max(1, Long.parseLong(answer.substring(space + 1)));
        if (System.getProperty("bench.verbose") != null) {
            System.out.printf(Locale.ROOT, "%-12s %,12.0f%n", what, rate);
        }
        return rate;
    }

    private static void prepare(BenchNode node, UUID practice) throws IOException, SQLException {
        try (var connection = node.owner();
                var statement = connection.createStatement()) {
            statement.execute("select practice.add_practice('" + practice
                    + "', 'Bench', 'Bench', '', 'AU', 'Australia/Melbourne', 'AUD')");
            statement.execute("create schema bench; grant usage on schema bench to callside_server;"
                    + " create table bench.accounts (id bigint primary key, balance bigint not null);"
                    + " create table bench.entries (id bigint generated always as identity primary key,"
                    + " account bigint not null, amount bigint not null, at timestamptz not null);"
                    + " insert into bench.accounts select i, 1000000000 from generate_series(0, " + (Load.ACCOUNTS - 1)
                    + ") i; grant select, insert, update on all tables in schema bench to callside_server;");
        }
    }

    /** What is compared with what. */
    private record Pair(String name, String ours, String baseline, Double goal) {}
}
