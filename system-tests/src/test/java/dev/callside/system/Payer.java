package dev.callside.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clinician and patient of one call, again and again: ask, open, pay. A step that the server did not answer is taken
 * again with the same ids, as the panels do. What was done is kept outside of the server.
 */
final class Payer implements Runnable {

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
    private final Steps steps = new Steps();
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
        clinician = Person.in(at, call, "clinician", steps::answered);
        patient = Person.in(at, call, "patient", steps::answered);
    }

    /** How many steps the server has answered. */
    int answers() {
        return steps.answers();
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
        steps.answered(() -> clinician.ask(id, 8000));
        switch (plan) {
            case PAY -> {
                pay(entry);
                steps.answered(() -> patient.check(id));
            }
            case PAY_AND_VANISH -> pay(entry);
            case TAKE_BACK -> {
                steps.answered(() -> patient.open(id));
                steps.answered(() -> clinician.cancel(id));
            }
            case LEAVE_UNPAID -> steps.answered(() -> patient.open(id));
        }
        busy = false;
    }

    private void pay(Entry entry) {
        JsonNode opened = steps.answered(() -> patient.open(entry.request())).body();
        String attempt = UUID.randomUUID().toString();
        steps.answered(() -> patient.attempt(entry.request(), attempt, entry.email()));
        stripe.confirm(opened.path("payment").path("clientSecret").asText(), Stripe.GOOD_CARD);
    }
}
