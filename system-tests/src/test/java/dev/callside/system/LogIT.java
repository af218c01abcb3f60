package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the log of a start and a payment says: one JSON object a line, nothing alarming, nobody's data, no secret. */
class LogIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** A start and a payment say less than this; what nobody reads hides what somebody should. */
    private static final int MOST_LINES = 60;

    @Test
    void staysQuietAndDiscreetThroughAPayment() {
        try (var demo = new Demo()) {
            String email = "kim." + UUID.randomUUID() + "@example.com";
            String secret = pay(demo, email);

            List<JsonNode> lines = demo.log().lines().map(LogIT::json).toList();
            assertThat(lines).hasSizeBetween(5, MOST_LINES);
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.fieldNames()).toIterable().contains("time", "level", "logger", "message");
                assertThat(line.path("level").asText()).as(line::toString).isNotIn("WARNING", "SEVERE");
                assertThat(line.has("trace")).as(line::toString).isFalse();
            });
            assertThat(demo.log())
                    .doesNotContain(
                            email,
                            "Standard consultation",
                            secret,
                            Stripe.GOOD_CARD,
                            "sk_test_callside",
                            "whsec_",
                            "Bearer ")
                    .doesNotContain(demo.secrets());
        }
    }

    /** Gives the client secret of its PaymentIntent, which lets whoever has it pay. */
    private static String pay(Demo demo, String email) {
        String call = Demo.newCall();
        Person clinician = Person.in(demo.addresses(), call, "clinician");
        Person patient = Person.in(demo.addresses(), call, "patient");
        try (var live = clinician.live()) {
            String request = clinician.ask();
            String secret = patient.open(request)
                    .body()
                    .path("payment")
                    .path("clientSecret")
                    .asText();
            assertThat(secret).isNotEmpty();
            patient.attempt(request, UUID.randomUUID().toString(), email);
            demo.stripe().confirm(secret, Stripe.GOOD_CARD);
            live.shows(request, "paid", SOON);
            live.shows(
                    request,
                    SOON,
                    shown -> shown.path("receipt").path("state").asText().equals("sent"));
            refuseALaunch(demo);
            return secret;
        }
    }

    /** Somebody else's text must not get into the log as it is. */
    private static void refuseALaunch(Demo demo) {
        Http.post(
                demo.addresses().api() + "/nonces",
                Map.of(),
                Map.of("registration", "nobody\n{\"level\":\"SEVERE\"}", "placement", "call"));
    }

    private static JsonNode json(String line) {
        try {
            return Http.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
