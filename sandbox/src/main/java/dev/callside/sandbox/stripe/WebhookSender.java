package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Delivers events until they are taken. Rows are claimed by pushing their time ahead, so that two senders never hold the
 * same one and a sender that dies loses nothing.
 *
 * @see <a href="https://docs.stripe.com/webhooks#retries">Retries</a>
 */
final class WebhookSender {

    private static final int BATCH = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEASE = PATIENCE.plusSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int SHUFFLED_MILLIS = 3000;

    private final Db db;
    private final StripeSettings settings;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    WebhookSender(Db db, StripeSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    private record Delivery(long id, String type, String payload, int attempts, boolean delayed) {}

    private record Letter(String payload, String signature) {}

    /** Begins to send what is due; what comes back completes when every answer is in and written down. */
    CompletableFuture<Void> sendDue() {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        List<Delivery> claimed;
        do {
            claimed = claim();
            claimed.forEach(delivery -> sent.add(send(delivery)));
        } while (claimed.size() == BATCH);
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }

    private List<Delivery> claim() {
        Instant now = clock.instant();
        return db.query(
                "update sandbox.stripe_deliveries set due_at = ?, attempts = attempts + 1 where id in (select id from"
                        + " sandbox.stripe_deliveries where state = 'due' and due_at <= ? order by due_at, id limit ?"
                        + " for update skip locked) returning id, event_type, payload, attempts, delayed",
                row -> new Delivery(
                        row.getLong("id"),
                        row.getString("event_type"),
                        row.getString("payload"),
                        row.getInt("attempts"),
                        row.getBoolean("delayed")),
                now.plus(LEASE),
                now,
                BATCH);
    }

    private CompletableFuture<Void> send(Delivery delivery) {
        if (delivery.delayed()) {
            return post(delivery, List.of(genuine(delivery)));
        }
        Optional<Fault> fault = new StripeFaults(db).takeForWebhook(delivery.type());
        return switch (fault.map(Fault::effect).orElse("")) {
            case "drop" -> done(() -> settle(delivery, false, "dropped by a fault"));
            case "never" -> done(() -> never(delivery));
            case "delay_ms" -> done(() -> delay(delivery, fault.orElseThrow().delayMillis()));
            case "shuffle" ->
                done(() -> delay(delivery, ThreadLocalRandom.current().nextInt(SHUFFLED_MILLIS)));
            case "duplicate" -> post(delivery, List.of(genuine(delivery), genuine(delivery)));
            case "forge" -> post(delivery, List.of(forged(delivery), genuine(delivery)));
            default -> post(delivery, List.of(genuine(delivery)));
        };
    }

    /** All letters go out; the last one decides. */
    private CompletableFuture<Void> post(Delivery delivery, List<Letter> letters) {
        CompletableFuture<HttpResponse<Void>> last = CompletableFuture.completedFuture(null);
        for (Letter letter : letters) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(settings.webhookUrl()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                    .header("Stripe-Signature", letter.signature())
                    .POST(HttpRequest.BodyPublishers.ofString(letter.payload()))
                    .build();
            last = last.thenCompose(before -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        }
        return last.handle((response, failure) -> {
            settle(
                    delivery,
                    failure == null && response.statusCode() / 100 == 2,
                    failure == null ? String.valueOf(response.statusCode()) : String.valueOf(failure.getMessage()));
            return null;
        });
    }

    private Letter genuine(Delivery delivery) {
        return new Letter(
                delivery.payload(),
                WebhookSignature.header(settings.webhookSecret(), clock.instant(), delivery.payload()));
    }

    /** Claims that something was paid, and is signed by somebody who does not know the secret. */
    private Letter forged(Delivery delivery) {
        ObjectNode event = Json.parse(delivery.payload());
        event.put("id", "evt_forged" + Ids.random(18));
        if (event.path("data").path("object") instanceof ObjectNode object && object.has("client_secret")) {
            event.put("type", "payment_intent.succeeded");
            object.put("status", "succeeded").set("amount_received", object.path("amount"));
        }
        String payload = Json.pretty(event);
        return new Letter(payload, WebhookSignature.header("whsec_forged", clock.instant(), payload));
    }

    private static CompletableFuture<Void> done(Runnable step) {
        step.run();
        return CompletableFuture.completedFuture(null);
    }

    private void settle(Delivery delivery, boolean taken, String answer) {
        db.update(
                "update sandbox.stripe_deliveries set state = ?, due_at = ?, last_answer = ? where id = ?",
                taken ? "delivered" : "due",
                clock.instant().plus(backOff(delivery.attempts())),
                answer,
                delivery.id());
    }

    private void never(Delivery delivery) {
        db.update("update sandbox.stripe_deliveries set state = 'never' where id = ?", delivery.id());
    }

    private void delay(Delivery delivery, int millis) {
        db.update(
                "update sandbox.stripe_deliveries set due_at = ?, delayed = true, attempts = attempts - 1 where id = ?",
                clock.instant().plusMillis(millis),
                delivery.id());
    }

    /** A second after the first failure, then twice as long each time, up to a minute: nobody waits three days here. */
    static Duration backOff(int attempts) {
        Duration wait = Duration.ofSeconds(1L << Math.min(Math.max(attempts - 1, 0), 6));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
