package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened is told, signed, until it is taken; and goes wrong in the ways that it is told to. */
class WebhooksTest {

    private static final RequestOptions DEMO =
            RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();

    private final List<Letter> received = new CopyOnWriteArrayList<>();
    private final StoppedClock clock = new StoppedClock();
    private volatile int answer = 200;
    private HttpServer platform;
    private StripeHttp http;

    private record Letter(String body, String signature) {

        Event verified() throws SignatureVerificationException {
            return Webhook.constructEvent(body, signature, StripeHttp.WEBHOOK_SECRET, 1_000_000_000L);
        }

        String type() {
            return Json.text(Json.parse(body), "type");
        }
    }

    /** Time that moves only when it is told to; it starts now, because stripe-java looks at the real clock. */
    private static final class StoppedClock extends Clock {
        private Instant now = Clock.systemUTC().instant();

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            try (exchange) {
                received.add(new Letter(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        exchange.getRequestHeaders().getFirst("Stripe-Signature")));
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        platform.start();
        http = StripeHttp.start("http://127.0.0.1:" + platform.getAddress().getPort() + "/pay/webhooks/stripe", clock);
    }

    @AfterEach
    void stop() {
        http.faults().clear();
        http.db().update("delete from sandbox.stripe_deliveries");
        http.close();
        platform.stop(0);
    }

    private PaymentIntent paid() throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(8000L)
                                .setCurrency("aud")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .build(),
                        DEMO);
    }

    private void send() {
        http.sender().sendDue().join();
    }

    @Test
    void tellsEveryStepSignedAndOfTheConnectedAccount() throws Exception {
        PaymentIntent intent = paid();
        send();

        assertThat(received)
                .extracting(Letter::type)
                .containsExactlyInAnyOrder("payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
        for (Letter letter : received) {
            Event event = letter.verified();
            assertThat(event.getAccount()).isEqualTo(StripeHttp.DEMO);
            assertThat(event.getApiVersion()).isEqualTo(StripeSettings.API_VERSION);
            assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
            assertThat(http.stripe().v1().events().retrieve(event.getId(), DEMO).getType())
                    .isEqualTo(letter.type());
        }
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        send();
        assertThat(received).hasSize(3);
    }

    @Test
    void tellsWhatHappensOnThePlatformsOwnAccountWithoutNamingIt() throws Exception {
        SavedCards cards = SavedCards.of(http);
        cards.charged(cards.saved("pm_card_visa"));
        send();

        assertThat(received)
                .extracting(Letter::type)
                .containsExactlyInAnyOrder(
                        "customer.created",
                        "setup_intent.created",
                        "payment_method.attached",
                        "setup_intent.succeeded",
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded");
        for (Letter letter : received) {
            Event event = letter.verified();
            assertThat(event.getAccount()).isNull();
            assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
        }
    }

    @Test
    void tellsOfASetupThatFailed() throws StripeException {
        SavedCards cards = SavedCards.of(http);
        SetupIntent setup = cards.confirmed("pm_card_authenticationRequired");
        cards.bank().says(setup, "abandon");
        http.stripe().v1().setupIntents().cancel(setup.getId());
        send();

        assertThat(received)
                .extracting(Letter::type)
                .contains("setup_intent.requires_action", "setup_intent.setup_failed", "setup_intent.canceled");
    }

    @Test
    void repeatsWithMoreAndMoreTimeBetweenUntilItIsTaken() throws StripeException {
        answer = 503;
        paid();
        send();
        send();
        assertThat(received).hasSize(3);

        clock.move(Duration.ofSeconds(1));
        answer = 200;
        send();
        assertThat(received).hasSize(6);
        clock.move(Duration.ofHours(1));
        send();
        assertThat(received).hasSize(6);
        assertThat(WebhookSender.backOff(3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(WebhookSender.backOff(100)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void survivesASenderThatDiedHoldingThem() throws StripeException {
        paid();
        http.db()
                .update(
                        "update sandbox.stripe_deliveries set due_at = ?",
                        clock.instant().plusSeconds(30));
        send();
        assertThat(received).isEmpty();

        clock.move(Duration.ofSeconds(30));
        send();

        assertThat(received).hasSize(3);
    }

    @Test
    void sendsTwiceWhenToldTo() throws StripeException {
        http.faults().addForWebhooks("duplicate", "payment_intent.succeeded", 0, 1);
        paid();
        send();

        assertThat(received)
                .extracting(Letter::type)
                .filteredOn("payment_intent.succeeded"::equals)
                .hasSize(2);
        assertThat(received).hasSize(4);
    }

    @Test
    void forgesWithAWrongSignature() throws StripeException {
        http.faults().addForWebhooks("forge", "payment_intent.created", 0, 1);
        paid();
        send();

        long forged = received.stream()
                .filter(letter -> catchThrowableOfType(SignatureVerificationException.class, letter::verified) != null)
                .peek(letter -> assertThat(letter.type()).isEqualTo("payment_intent.succeeded"))
                .count();
        assertThat(forged).isEqualTo(1);
        assertThat(received).hasSize(4);
    }

    @Test
    void dropsDelaysAndNeverSends() throws StripeException {
        http.faults().addForWebhooks("never", "payment_intent.created", 0, 1);
        http.faults().addForWebhooks("drop", "charge.succeeded", 0, 1);
        http.faults().addForWebhooks("delay_ms", "payment_intent.succeeded", 5000, 1);
        paid();
        send();
        assertThat(received).isEmpty();

        clock.move(Duration.ofSeconds(1));
        send();
        assertThat(received).extracting(Letter::type).containsExactly("charge.succeeded");
        clock.move(Duration.ofSeconds(4));
        send();
        assertThat(received).extracting(Letter::type).containsExactly("charge.succeeded", "payment_intent.succeeded");
    }
}
