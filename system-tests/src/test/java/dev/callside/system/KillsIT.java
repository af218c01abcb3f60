package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of the server at any moment of a payment, again and again: nothing lost, nothing twice. */
class KillsIT {

    private static final int KILLS = 10;
    private static final int CALLS = 3;
    private static final int MOST_STEPS = 12;
    private static final long LONGEST_STEP_NANOS = 50_000_000;
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

    private static final String UNKNOWN = "select count(*) from payments.requests"
            + " where unknown_since is not null or state in ('paying', 'closing')";
    private static final String UNSENT = "select count(*) from practice.outbox where state in ('queued', 'sending')";

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void losesNothingAndDoesNothingTwice() throws IOException, InterruptedException, ExecutionException {
        try (var world = new OutsideWorld()) {
            List<Payer> payers = payThrough(world);
            Await.until(KNOWN_WITHIN, () -> world.count(UNKNOWN) + " requests", () -> world.count(UNKNOWN) == 0);
            Await.until(KNOWN_WITHIN, () -> world.count(UNSENT) + " mails", () -> world.count(UNSENT) == 0);
            List<JsonNode> intents = world.stripe().intents();
            payers.forEach(payer -> payer.journal().forEach(entry -> agrees(world, intents, entry)));
        }
    }

    private static List<Payer> payThrough(OutsideWorld world) throws InterruptedException, ExecutionException {
        var over = new AtomicBoolean();
        List<Payer> payers = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(CALLS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            var payer = new Payer(world.addresses(), world.stripe(), over);
            payers.add(payer);
            running.add(threads.submit(payer));
        }
        int met = kill(world, payers);
        over.set(true);
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        assertThat(met).as("kills that met work in flight").isGreaterThanOrEqualTo(KILLS * 6 / 10);
        return payers;
    }

    /** Each time after the server has answered some steps, so that no kill is spent on a server that did nothing yet. */
    private static int kill(OutsideWorld world, List<Payer> payers) {
        var random = new Random(2);
        int met = 0;
        for (int i = 0; i < KILLS; i++) {
            int until = answers(payers) + 1 + random.nextInt(MOST_STEPS);
            Await.until(KNOWN_WITHIN, () -> answers(payers) + " of " + until, () -> answers(payers) >= until);
            LockSupport.parkNanos(random.nextLong(LONGEST_STEP_NANOS)); // to be anywhere within a step
            met += payers.stream().anyMatch(Payer::busy) ? 1 : 0;
            world.killAndRestart();
        }
        return met;
    }

    private static int answers(List<Payer> payers) {
        return payers.stream().mapToInt(Payer::answers).sum();
    }

    private static void agrees(OutsideWorld world, List<JsonNode> intents, Payer.Entry entry) {
        List<JsonNode> own = intents.stream()
                .filter(intent -> entry.request().equals(Stripe.requestOf(intent)))
                .toList();
        long succeeded = own.stream()
                .filter(intent -> intent.path("status").asText().equals("succeeded"))
                .count();
        boolean paid = switch (entry.plan()) {
            case PAY, PAY_AND_VANISH -> true;
            case TAKE_BACK, LEAVE_UNPAID -> false;
        };
        assertThat(own).as("intents of %s", entry).hasSize(1);
        assertThat(succeeded).as("charges of %s", entry).isEqualTo(paid ? 1 : 0);
        assertThat(world.count(requests(entry, state(entry.plan()))))
                .as("state of %s", entry)
                .isEqualTo(1);
        receiptAgrees(world, entry, paid);
    }

    private static String state(Payer.Plan plan) {
        return switch (plan) {
            case PAY, PAY_AND_VANISH -> "paid";
            case TAKE_BACK -> "cancelled";
            case LEAVE_UNPAID -> "opened";
        };
    }

    private static String requests(Payer.Entry entry, String state) {
        return "select count(*) from payments.requests where id = '" + entry.request() + "' and state = '" + state
                + "'";
    }

    private static void receiptAgrees(OutsideWorld world, Payer.Entry entry, boolean paid) {
        int mails = world.mailbox().of(entry.email()).size();
        String outbox = "select count(*) from practice.outbox where recipient = '" + entry.email() + "'";
        assertThat(world.count(outbox)).as("receipts of %s", entry).isEqualTo(paid ? 1 : 0);
        if (world.count(outbox + " and state = 'in_doubt'") == 0) {
            assertThat(mails).as("mails of %s", entry).isEqualTo(paid ? 1 : 0);
        } else {
            assertThat(mails).as("mails of %s", entry).isLessThanOrEqualTo(1);
        }
    }
}
