package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} in the middle of a purchase: Stripe has done what it was asked, and its answer never arrives. One charge,
 * one grant, and books that agree.
 */
@ExtendWith(WithDemo.class)
class KilledBuyingIT {

    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);
    private static final String LEVEL = OutsideWorld.PRACTICE;

    private static OutsideWorld world;

    private Person manager;
    private String card;
    private String purchase;

    @BeforeAll
    static void begin(OutsideWorld shared) {
        world = shared;
    }

    @BeforeEach
    void saveACard() {
        world.letsIn();
        purchase = UUID.randomUUID().toString();
        manager = Person.manager(world.addresses());
        card = world.stripe().saveCard(manager, LEVEL);
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/payment_intents", "POST, /v1/payment_intents/*/confirm", "GET,  /v1/payment_intents/*"})
    void chargesAndGrantsOnce(String method, String path) {
        world.stripe().holdAnswer(method, path);
        var buying = CompletableFuture.runAsync(this::buy);
        Await.until(
                Duration.ofSeconds(30), () -> "the call", () -> world.stripe().faults() == 0);
        Await.until(Duration.ofSeconds(30), () -> "the effect", () -> !intents().isEmpty());

        world.killAndRestart();

        Await.until(KNOWN_WITHIN, () -> "the lost connection is noticed", buying::isDone);
        Await.until(KNOWN_WITHIN, () -> "paid", () -> paid() == 1);
        assertThat(intents()).hasSize(1);
        assertThat(intents().get(0).path("status").asText()).isEqualTo("succeeded");
        assertThat(granted()).isEqualTo(1);
        world.reconcile();
    }

    /** Nobody is there who could ask what became of it. */
    @Test
    void topsUpOnce() {
        long before = charges();
        world.stripe().holdAnswer("POST", "/v1/payment_intents/*/confirm");
        var alerts = Map.of("stages", List.of(0), "recipients", List.of("manager@harbour.example"));
        assertThat(manager.put("credits/levels/" + LEVEL + "/alerts", alerts).status())
                .isEqualTo(200);
        assertThat(topUp(true)).isEqualTo(200);
        Await.until(
                Duration.ofSeconds(30), () -> "the call", () -> world.stripe().faults() == 0);
        Await.until(Duration.ofSeconds(30), () -> "the effect", () -> charges() == before + 1);

        world.killAndRestart();
        world.forward(OutsideWorld.LEASE_OVER);

        Await.until(KNOWN_WITHIN, () -> "paid", () -> topUps("where state = 'paid' and") == 1);
        assertThat(topUp(false)).isEqualTo(200);
        assertThat(topUps("where")).isEqualTo(1);
        assertThat(charges()).isEqualTo(before + 1);
        assertThat(world.count("select count(*) from credits.transfers where code = 'top-up'"))
                .isEqualTo(1);
        world.reconcile();
    }

    /** One buys more than is needed, so that none follows. */
    private int topUp(boolean on) {
        Map<String, Object> wanted = Map.of("on", on, "amount", 200_000, "threshold", 20_000);
        return manager.put("credits/levels/" + LEVEL + "/top-up", wanted).status();
    }

    private static long topUps(String where) {
        return world.count("select count(*) from payments.purchases " + where + " origin = 'top_up'");
    }

    private static long charges() {
        return world.stripe().operatorsIntents().stream()
                .filter(intent -> intent.path("status").asText().equals("succeeded"))
                .count();
    }

    private void buy() {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("amount", 5000);
        wanted.put("credits", 416);
        wanted.put("charged", 4992);
        wanted.put("card", card);
        manager.put("credits/levels/" + LEVEL + "/purchases/" + purchase, wanted);
    }

    private long paid() {
        return world.count("select count(*) from payments.purchases where state = 'paid' and id = '" + purchase + "'");
    }

    /** Whatever gave credits for it, under any id. */
    private long granted() {
        return world.count("select count(*) from credits.transfers t join payments.purchases p"
                + " on p.practice_id = t.practice_id and p.receipt_number = t.reference"
                + " where p.id = '" + purchase + "'");
    }

    private List<JsonNode> intents() {
        return world.stripe().operatorsIntents().stream()
                .filter(intent -> purchase.equals(
                        intent.path("metadata").path("callside_purchase").asText()))
                .toList();
    }
}
