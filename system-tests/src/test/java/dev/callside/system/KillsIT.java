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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9} of the server at any moment of a payment and while messages are being sent, again and again: nothing
 * lost, nothing twice.
 */
class KillsIT {

    /** {@code -Dcallside.kills=100} goes on for longer. */
    private static final int KILLS = Integer.getInteger("callside.kills", 6);

    private static final int CALLS = 3;
    private static final int MOST_STEPS = 12;
    private static final long LONGEST_STEP_NANOS = 50_000_000;
    private static final Duration LATE_ANSWER = Duration.ofMillis(200);
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

    /** A dispatcher's lease, then a look at Twilio, which takes a few messages at a time. */
    private static final Duration SENT_WITHIN = Duration.ofMinutes(5);

    private static final String UNKNOWN = "select count(*) from payments.requests"
            + " where unknown_since is not null or state in ('paying', 'closing')";
    private static final String SENDING = "select count(*) from reminders.messages where state = 'sending'";
    private static final String WAITING =
            "select count(*) from reminders.messages where state in ('scheduled', 'sending', 'held')";
    private static final String UNSENT = "select count(*) from practice.outbox where state in ('queued', 'sending')";

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void losesNothingAndDoesNothingTwice() throws IOException, InterruptedException, ExecutionException {
        try (var world = new OutsideWorld()) {
            var manager = Person.manager(world.addresses());
            buyCredits(world, manager);
            Booker.tellOfBookingsAtAnyTime(manager.atReminders());
            world.slowTwilio(LATE_ANSWER);
            var over = new AtomicBoolean();
            var booker = new Booker(manager, over);
            List<Payer> payers = Stream.generate(() -> new Payer(world.addresses(), world.stripe(), over))
                    .limit(CALLS)
                    .toList();
            killWhile(world, payers, booker, over);

            Await.until(KNOWN_WITHIN, () -> world.count(UNKNOWN) + " requests", () -> world.count(UNKNOWN) == 0);
            Await.until(KNOWN_WITHIN, () -> world.count(UNSENT) + " mails", () -> world.count(UNSENT) == 0);
            List<JsonNode> intents = world.stripe().intents();
            payers.forEach(payer -> payer.journal().forEach(entry -> agrees(world, intents, entry)));
            world.forward(OutsideWorld.LEASE_OVER);
            Await.until(SENT_WITHIN, () -> world.count(WAITING) + " messages", () -> world.count(WAITING) == 0);
            world.forward(OutsideWorld.PATIENCE_OVER);
            assertThat(booker.journal()).hasSizeGreaterThanOrEqualTo(KILLS);
            booker.journal().forEach(number -> agrees(world, number));
            world.reconcile();
        }
    }

    private static void buyCredits(OutsideWorld world, Person manager) {
        String card = world.stripe().saveCard(manager, OutsideWorld.PRACTICE);
        for (int i = 0; i < 2; i++) {
            var bought = manager.buy(OutsideWorld.PRACTICE, 100_000, 11_764, 99_994, card);
            assertThat(bought.body().path("state").asText()).as(bought.text()).isEqualTo("paid");
        }
    }

    private static void killWhile(OutsideWorld world, List<Payer> payers, Booker booker, AtomicBoolean over)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newCachedThreadPool();
        List<Future<?>> running = new ArrayList<>();
        payers.forEach(payer -> running.add(threads.submit(payer)));
        running.add(threads.submit(booker));
        int met = kill(world, payers, booker, running);
        over.set(true);
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        assertThat(met).as("kills that met work in flight").isGreaterThanOrEqualTo(KILLS * 6 / 10);
    }

    /**
     * Each time after the server has answered some steps and taken a booking, so that no kill is spent on a server that did nothing yet, and
     * every other time while messages are with Twilio.
     */
    private static int kill(OutsideWorld world, List<Payer> payers, Booker booker, List<Future<?>> running)
            throws InterruptedException, ExecutionException {
        var random = new Random(2);
        int met = 0;
        for (int i = 0; i < KILLS; i++) {
            int until = answers(payers) + 1 + random.nextInt(MOST_STEPS);
            int booked = booker.journal().size();
            Await.until(
                    KNOWN_WITHIN,
                    () -> "nothing is booked",
                    () -> booker.journal().size() > booked);
            Await.until(KNOWN_WITHIN, () -> answers(payers) + " of " + until, () -> answers(payers) >= until);
            if (i % 2 == 0) {
                LockSupport.parkNanos(random.nextLong(LONGEST_STEP_NANOS)); // to be anywhere within a step
                met += payers.stream().anyMatch(Payer::busy) ? 1 : 0;
            } else {
                Await.until(KNOWN_WITHIN, () -> "no message is being sent", () -> world.count(SENDING) > 0);
                met++;
            }
            world.killAndRestart();
            for (Future<?> one : running) {
                if (one.isDone()) {
                    one.get(); // fails for the reason that ended it
                }
            }
        }
        return met;
    }

    /** One SMS, and what it cost; or none, and a message of which nobody claims to know, which keeps its credits reserved. */
    private static void agrees(OutsideWorld world, String number) {
        String messages = "select count(*) from reminders.messages where recipient = '" + number + "'";
        boolean sent = world.count(messages + " and state in ('sent', 'delivered')") == 1;
        assertThat(world.count(messages)).as("messages to %s", number).isEqualTo(1);
        if (sent) {
            assertThat(world.phone(number).read()).as("on the phone %s", number).hasSize(1);
        } else {
            assertThat(world.count(messages + " and state = 'in_doubt'"))
                    .as("in doubt to %s", number)
                    .isEqualTo(1);
            Await.until(
                    SENT_WITHIN,
                    () -> "found: the SMS to " + number,
                    () -> world.phone(number).read().isEmpty()
                            || world.count(messages + " and state in ('sent', 'delivered')") == 1);
        }
        assertThat(world.count("select count(*) from credits.transfers t join reminders.messages m on t.pending_id ="
                        + " m.payment_id and t.kind = 'post' where m.recipient = '" + number + "'"))
                .as("debits for %s", number)
                .isEqualTo(world.count(messages + " and state in ('sent', 'delivered')"));
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
