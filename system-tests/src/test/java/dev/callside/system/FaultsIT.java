package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Stripe's answers and webhooks suffer on their way: one charge at most, one receipt, a state that is known. */
@ExtendWith(WithDemo.class)
class FaultsIT {

    /** What the product promises. */
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

    private static final String INTENTS = "/v1/payment_intents";

    private Stripe stripe;
    private Mailbox mailbox;
    private Person clinician;
    private Person patient;
    private String email;

    @BeforeEach
    void meet(Demo demo) {
        stripe = demo.stripe();
        mailbox = demo.mailbox();
        String call = Demo.newCall();
        clinician = Person.in(demo.addresses(), call, "clinician");
        patient = Person.in(demo.addresses(), call, "patient");
        email = UUID.randomUUID() + "@example.com";
    }

    @AfterEach
    void mend() {
        stripe.mend();
    }

    /** As far as a browser goes that dies when the card is with Stripe: it never asks what became of it. */
    private void payAndDie(String request) {
        String secret = opened(request);
        var attempt = patient.attempt(request, UUID.randomUUID().toString(), email);
        assertThat(attempt.status()).as(attempt.text()).isEqualTo(200);
        assertThat(stripe.confirm(secret, Stripe.GOOD_CARD)
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("succeeded");
    }

    private String opened(String request) {
        // pressed again where Stripe did not answer
        Await.until(
                KNOWN_WITHIN,
                () -> "the patient can pay",
                () -> patient.open(request).status() == 200);
        return patient.open(request).body().path("payment").path("clientSecret").asText();
    }

    /** Looks without asking: nothing but the product's own work may find out. */
    private void paidOnce(String request) {
        try (Live live = clinician.live()) {
            live.shows(request, "paid", KNOWN_WITHIN);
        }
        List<JsonNode> intents = stripe.intentsOf(request);
        assertThat(intents).hasSize(1);
        assertThat(intents.get(0).path("amount_received").asInt()).isEqualTo(8000);
        Await.until(
                Duration.ofSeconds(30),
                () -> "a receipt",
                () -> !mailbox.of(email).isEmpty());
        try (Live live = clinician.live()) {
            live.shows(
                    request,
                    Duration.ofSeconds(30),
                    shown -> shown.path("receipt").path("state").asText().equals("sent"));
        }
        assertThat(mailbox.of(email)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop_before",
                "drop_after",
                "error_500_before",
                "error_500_after",
                "rate_limit_429",
                "conflict_409"
            })
    void makesOneIntentWhateverBecomesOfTheAnswer(String effect) {
        stripe.breakApi(effect, "POST", INTENTS, 1);
        String request = clinician.ask();
        Await.until(Duration.ofSeconds(30), () -> "the fault strikes", () -> stripe.faults() == 0);
        payAndDie(request);
        paidOnce(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop_before", "drop_after", "error_500_before", "error_500_after"})
    void takesBackForCertainWhateverBecomesOfTheAnswer(String effect) {
        String request = clinician.ask();
        String secret = opened(request);
        stripe.breakApi(effect, "POST", INTENTS + "/*/cancel", 1);

        clinician.cancel(request);

        try (Live live = clinician.live()) {
            live.shows(request, "cancelled", KNOWN_WITHIN);
        }
        assertThat(stripe.faults()).as("the fault has struck").isZero();
        assertThat(stripe.confirm(secret, Stripe.GOOD_CARD).status()).isEqualTo(400);
        assertThat(stripe.intentsOf(request))
                .singleElement()
                .satisfies(intent -> assertThat(intent.path("status").asText()).isEqualTo("canceled"));
        assertThat(mailbox.of(email)).isEmpty();
    }

    @Test
    void staysPaidWhenItWasPaidBeforeItIsTakenBack() {
        String request = clinician.ask();
        stripe.breakWebhooks("never");
        payAndDie(request);

        clinician.cancel(request);

        paidOnce(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "drop", "duplicate", "shuffle", "forge"})
    void findsOutThoughWebhooksMisbehave(String effect) {
        stripe.breakWebhooks(effect);
        String request = clinician.ask();
        payAndDie(request);
        paidOnce(request);
    }

    @Test
    void understandsAWebhookThatIsEarlierThanTheAnswer() {
        stripe.breakApi("delay_ms", "POST", INTENTS, 1);
        String request = clinician.ask();
        payAndDie(request);
        paidOnce(request);
    }

    @Test
    void believesNoForgedWebhook(Demo demo) {
        String request = clinician.ask();
        opened(request);
        JsonNode intent = stripe.intentsOf(request).get(0);
        String event = """
                {"id":"evt_forged%s","object":"event","api_version":"2026-07-29.dahlia","created":1,"livemode":false,
                 "type":"payment_intent.succeeded","account":"%s","data":{"object":{"id":"%s","object":"payment_intent",
                 "status":"succeeded","amount":8000,"amount_received":8000,"currency":"aud"}}}""".formatted(
                        UUID.randomUUID(), Stripe.ACCOUNT, intent.path("id").asText());
        for (String signature : List.of("", "t=1,v1=00", "t=" + System.currentTimeMillis() / 1000 + ",v1=00")) {
            Map<String, String> headers = signature.isEmpty() ? Map.of() : Map.of("Stripe-Signature", signature);
            assertThat(Http.post(demo.addresses().callside() + "/pay/webhooks/stripe", headers, event)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(clinician.check(request).body().path("state").asText()).isEqualTo("opened");
        assertThat(mailbox.of(email)).isEmpty();
    }

    @Test
    void takesOneAttemptOfTwoWindows() {
        String request = clinician.ask();
        String secret = opened(request);
        assertThat(patient.attempt(request, UUID.randomUUID().toString(), email).status())
                .isEqualTo(200);
        var second = patient.attempt(request, UUID.randomUUID().toString(), email);
        assertThat(second.status()).as("the other window is paying").isEqualTo(409);
        stripe.confirm(secret, Stripe.GOOD_CARD);
        assertThat(stripe.confirm(secret, Stripe.GOOD_CARD).status()).isEqualTo(400);
        paidOnce(request);
    }
}
