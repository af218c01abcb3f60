package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code kill -9} at the worst moments: the outside world has done what it was asked, and its answer never arrives.
 * {@link KillsIT} finds the moments that nobody thought of.
 */
@ExtendWith(WithDemo.class)
class KilledWaitingIT {

    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);
    private static final String INTENTS = "/v1/payment_intents";

    private static OutsideWorld world;

    private Person clinician;
    private Person patient;
    private String request;
    private String email;

    @BeforeAll
    static void begin(OutsideWorld shared) {
        world = shared;
    }

    @BeforeEach
    void meet() {
        world.letsIn();
        String call = Demo.newCall();
        clinician = Person.in(world.addresses(), call, "clinician");
        patient = Person.in(world.addresses(), call, "patient");
        request = UUID.randomUUID().toString();
        email = request + "@example.com";
    }

    @Test
    void makesNoSecondIntent() {
        world.stripe().holdAnswer("POST", INTENTS);
        killed(() -> clinician.ask(request, 8000), () -> !intents().isEmpty());

        assertThat(pay().path("status").asText()).isEqualTo("succeeded");
        paidOnce();
    }

    @Test
    void learnsThatItWasCanceled() {
        clinician.ask(request, 8000);
        opened();
        world.stripe().holdAnswer("POST", INTENTS + "/*/cancel");
        killed(() -> clinician.cancel(request), () -> status().equals("canceled"));

        shows("cancelled");
        assertThat(intents()).hasSize(1);
        assertThat(receipts()).isZero();
    }

    @Test
    void learnsThatItWasPaid() {
        clinician.ask(request, 8000);
        String secret = attempted();
        world.stripe().holdAnswer("GET", INTENTS + "/*");
        killed(() -> confirmed(secret), () -> world.stripe().faults() == 0 && status().equals("succeeded"));
        world.forward(OutsideWorld.LEASE_OVER);

        paidOnce();
    }

    /** The mail server has the receipt, so it is not sent again, and since we can't know that, it is shown. */
    @Test
    void leavesAReceiptInDoubt() {
        clinician.ask(request, 8000);
        world.mailbox().holdAnswer();
        killed(this::pay, () -> receipts() == 1);
        world.forward(OutsideWorld.LEASE_OVER);

        try (Live live = clinician.live()) {
            live.shows(
                    request,
                    KNOWN_WITHIN,
                    shown -> shown.path("receipt").path("state").asText().equals("in_doubt"));
        }
        assertThat(receipts()).isEqualTo(1);
    }

    /** Otherwise a balancer would send people to an application that is not there yet. */
    @Test
    void isReadyOnlyWhenAllOfItIs() {
        String server = world.addresses().callside();
        world.killAndRestart(() -> {}, () -> {
            Await.until(KNOWN_WITHIN, () -> "ready", () -> answers(server + "/health/ready"));
            assertThat(Http.get(server + "/reminders/api/v1/levels", Map.of()).status())
                    .isEqualTo(401);
            assertThat(Http.get(server + "/pay/api/v1/credits", Map.of()).status())
                    .isEqualTo(401);
        });
    }

    private static boolean answers(String url) {
        try {
            return Http.get(url, Map.of()).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Somebody does something, and is left without an answer when the outside world has done its part. */
    private static void killed(Runnable act, BooleanSupplier effect) {
        var acting = CompletableFuture.runAsync(act);
        Await.until(Duration.ofSeconds(30), () -> "the effect", effect);
        world.killAndRestart();
        Await.until(Duration.ofSeconds(30), () -> "the lost connection is noticed", acting::isDone);
    }

    private JsonNode pay() {
        return confirmed(attempted());
    }

    /** As far as what Stripe is to confirm. */
    private String attempted() {
        String secret = opened();
        var attempt = patient.attempt(request, UUID.randomUUID().toString(), email);
        assertThat(attempt.status()).as(attempt.text()).isEqualTo(200);
        return secret;
    }

    private static JsonNode confirmed(String secret) {
        return world.stripe().confirm(secret, Stripe.GOOD_CARD).body();
    }

    /** Pressed again as long as Stripe's answer is not known. */
    private String opened() {
        Await.until(
                KNOWN_WITHIN,
                () -> "the patient can pay",
                () -> patient.open(request).status() == 200);
        return patient.open(request).body().path("payment").path("clientSecret").asText();
    }

    private void shows(String state) {
        try (Live live = clinician.live()) {
            live.shows(request, state, KNOWN_WITHIN);
        }
    }

    private void paidOnce() {
        shows("paid");
        assertThat(intents()).hasSize(1);
        Await.until(KNOWN_WITHIN, () -> "a receipt", () -> receipts() == 1);
    }

    private List<JsonNode> intents() {
        return world.stripe().intentsOf(request);
    }

    private String status() {
        return intents().get(0).path("status").asText();
    }

    private int receipts() {
        return world.mailbox().of(email).size();
    }
}
