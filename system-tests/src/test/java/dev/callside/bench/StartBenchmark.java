package dev.callside.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the product takes to be ready, and what it needs when idle, beside Payara Micro with an empty application, in
 * turn on the same machine. Ready is the first 200: of the empty application's page, and of our {@code /health/ready}.
 */
class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int IDLE_SECONDS = Integer.getInteger("bench.idle", 60);
    private static final double GOAL = 1.6;
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    /** As the shipped script has them, for all. */
    private static final List<String> HEAP = List.of("-Xmx512m", "-XX:+UseSerialGC");

    @TempDir
    Path folder;

    private Map<String, String> settings;

    @Test
    void measures() throws Exception {
        var bare = new double[ROUNDS];
        var script = new double[ROUNDS];
        var jar = new double[ROUNDS];
        var memory = new ArrayList<Cost>();
        try (var postgres = EmbeddedPostgres.builder().start()) {
            settings = settings(postgres.getPort());
            command("migrate");
            for (int round = 0; round < ROUNDS; round++) {
                boolean last = round == ROUNDS - 1;
                bare[round] = seconds(bare());
                jar[round] = seconds(jar());
                script[round] = last ? measureIdle(memory) : seconds(script());
                System.out.printf("round %d: %.2f %.2f %.2f s%n", round + 1, bare[round], script[round], jar[round]);
            }
        }
        var costs = new ArrayList<>(List.of(
                Cost.of("ready: callside serve (with its class data archive)", script, bare, "s", GOAL),
                Cost.of("ready: java -jar callside.jar serve", jar, bare, "s", GOAL)));
        costs.addAll(memory);
        Report.of("start", costs.stream().map(Cost::row).toList());
    }

    private static double seconds(Started started) {
        try (started) {
            return started.seconds();
        }
    }

    /** Both side by side, so that the machine is the same for both. */
    private double measureIdle(List<Cost> memory) throws IOException {
        try (var ours = script();
                var bare = bare()) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            memory.add(new Cost(
                    "memory after " + IDLE_SECONDS + " s idle: callside serve",
                    ours.residentMegabytes(),
                    bare.residentMegabytes(),
                    "MB",
                    GOAL));
            return ours.seconds();
        }
    }

    private Started bare() throws IOException {
        int port = Started.freePort();
        Path micro = Path.of(System.getProperty("payara.micro"));
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(HEAP);
        command.addAll(List.of("-jar", micro.toString(), "--nocluster", "--contextroot", "/", "--port", "" + port));
        command.addAll(List.of("--deploy", emptyApplication().toString()));
        return Started.when(
                command, Map.of(), folder.resolve("bare.log"), URI.create("http://127.0.0.1:" + port + "/"));
    }

    private Path emptyApplication() throws IOException {
        Path war = folder.resolve("empty.war");
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write("empty".getBytes(UTF_8));
        }
        return war;
    }

    private Started script() throws IOException {
        return serve(List.of(Started.SHIPPED.resolve("callside").toString()));
    }

    private Started jar() throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(HEAP);
        command.addAll(List.of("-jar", Started.SHIPPED.resolve("callside.jar").toString()));
        return serve(command);
    }

    private Started serve(List<String> program) throws IOException {
        int port = Started.freePort();
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "serve", "--port", "" + port, "--data", folder.resolve("data").toString()));
        return Started.when(
                command,
                settings,
                folder.resolve("ours.log"),
                URI.create("http://127.0.0.1:" + port + "/health/ready"));
    }

    private void command(String name) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Started.SHIPPED.resolve("callside").toString(),
                name,
                "--data",
                folder.resolve("data").toString());
        builder.environment().putAll(settings);
        int code = builder.inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(name + " ended with " + code);
        }
    }

    private static Map<String, String> settings(int postgres) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "CALLSIDE_SECRET", "0123456789abcdef0123456789abcdef",
                "CALLSIDE_STRIPE_SECRET_KEY", "sk_test_1",
                "CALLSIDE_STRIPE_PUBLISHABLE_KEY", "pk_test_1",
                "CALLSIDE_STRIPE_CLIENT_ID", "ca_1",
                "CALLSIDE_STRIPE_WEBHOOK_SECRETS", "whsec_1",
                "CALLSIDE_MAIL_HOST", "localhost",
                "CALLSIDE_MAIL_FROM", "receipts@example.org"));
        settings.put("CALLSIDE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + postgres + "/postgres");
        settings.put("CALLSIDE_DATABASE_PASSWORD", "of-the-server");
        settings.put("CALLSIDE_DATABASE_OWNER_USER", "postgres");
        settings.put("CALLSIDE_DATABASE_OWNER_PASSWORD", "postgres");
        return settings;
    }
}
