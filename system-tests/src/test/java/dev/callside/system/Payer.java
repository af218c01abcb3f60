package dev.callside.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clinician and patient of one call, again and again: ask, open, pay. A step that the server did not answer is taken
 * again with the same ids, as the panels do. What was done is kept outside of the server.
 */
final class Payer implements Runnable {

    private static final long PAUSE_NANOS = 50_000_000;

    /** What the patient did, in turn. */
    enum Plan {
        PAY,
        /** The browser dies while the card is with Stripe. */
        PAY_AND_VANISH,
        TAKE_BACK,
        LEAVE_UNPAID
    }

    /** One request as it was acknowledged. */
    record Entry(String request, String email, Plan plan) {}

    private final Addresses at;
    private final Stripe stripe;
    private final AtomicBoolean over;
    private final List<Entry> journal = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean busy;
    private Person clinician;
    private Person patient;

    Payer(Addresses at, Stripe stripe, AtomicBoolean over) {
        this.at = at;
        this.stripe = stripe;
        this.over = over;
    }

    private void meet() {
        String call = Demo.newCall();
        clinician = Person.in(at, call, "clinician", this::answered);
        patient = Person.in(at, call, "patient", this::answered);
    }

    /** How many steps the server has answered. */
    int answers() {
        return answers.get();
    }

    /** Whether a request was begun and has not come to the end of its plan. */
    boolean busy() {
        return busy;
    }

    List<Entry> journal() {
        return journal;
    }

    @Override
    public void run() {
        while (!over.get()) {
            meet();
            for (Plan plan : Plan.values()) {
                request(plan);
            }
        }
    }

    private void request(Plan plan) {
        String id = UUID.randomUUID().toString();
        var entry = new Entry(id, id + "@example.com", plan);
        journal.add(entry);
        busy = true;
        answered(() -> clinician.ask(id, 8000));
        switch (plan) {
            case PAY -> {
                pay(entry);
                answered(() -> patient.check(id));
            }
            case PAY_AND_VANISH -> pay(entry);
            case TAKE_BACK -> {
                answered(() -> patient.open(id));
                answered(() -> clinician.cancel(id));
            }
            case LEAVE_UNPAID -> answered(() -> patient.open(id));
        }
        busy = false;
    }

    private void pay(Entry entry) {
        JsonNode opened = answered(() -> patient.open(entry.request())).body();
        String attempt = UUID.randomUUID().toString();
        answered(() -> patient.attempt(entry.request(), attempt, entry.email()));
        stripe.confirm(opened.path("payment").path("clientSecret").asText(), Stripe.GOOD_CARD);
    }

    /** Until the server is there and says something that is not its own failure. */
    private Http.Answer answered(Supplier<Http.Answer> step) {
        while (true) {
            try {
                var answer = step.get();
                if (answer.status() / 100 == 2) {
                    answers.incrementAndGet();
                    return answer;
                }
                if (answer.status() < 500 && answer.status() != 404 && answer.status() != 429) {
                    throw new AssertionError(answer.text());
                }
            } catch (UncheckedIOException e) {
                LockSupport.parkNanos(PAUSE_NANOS); // nobody is there to answer
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
