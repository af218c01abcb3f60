package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callside.sandbox.Switches;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each event reaches the app signed, is repeated until it was accepted, and misbehaves as it is told to. */
class EventWorkerTest {

    private record Delivery(String id, String timestamp, String signature, String body) {}

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private HttpServer app;
    private volatile int answer = 204;
    private HostFixture host;
    private Switches switches;
    private EventWorker worker;

    @BeforeEach
    void start() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/pay/events/sandbox", this::receive);
        app.start();
        host = new HostFixture("http://127.0.0.1:" + app.getAddress().getPort());
        host.forgetEvents();
        switches = new Switches(host.db);
        worker = new EventWorker(host.events, new HostKeys(host.db), switches, host.addresses, host.clock);
        host.db.inTransaction(inside -> {
            host.events.store(inside, CallEventType.PARTICIPANT_JOINED, host.call, Optional.of(HostFixture.KIM));
            return null;
        });
    }

    @AfterEach
    void stop() {
        switches.off(EventFault.SWITCH);
        host.forgetEvents();
        app.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        deliveries.add(new Delivery(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                body));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Test
    void deliversASignedEventOnce() throws InterruptedException {
        worker.run();
        host.clock.forward(Duration.ofMinutes(5));
        worker.run();

        assertThat(deliveries).singleElement().satisfies(delivery -> {
            assertThat(honest(delivery)).isTrue();
            assertThat(delivery.body())
                    .contains("\"type\":\"participant.joined\"", "\"sub\":\"patient-kim\"", "\"roles\":[\"patient\"]");
        });
    }

    @Test
    void repeatsUnderTheSameIdUntilItIsAccepted() throws InterruptedException {
        answer = 500;
        worker.run();
        worker.run();
        assertThat(deliveries).hasSize(1);

        answer = 204;
        host.clock.forward(Duration.ofSeconds(1));
        worker.run();
        assertThat(deliveries)
                .hasSize(2)
                .extracting(Delivery::id)
                .containsOnly(deliveries.get(0).id());
    }

    @Test
    void takesUpWhatADeadServerLeft() throws InterruptedException {
        assertThat(host.events.claim(10)).hasSize(1);
        assertThat(host.events.claim(10)).isEmpty();
        host.clock.forward(Duration.ofMinutes(1));
        worker.run();

        assertThat(deliveries).hasSize(1);
    }

    @Test
    void sendsTwiceWhenToldToRepeat() throws InterruptedException {
        fault(EventFault.REPEAT);
        worker.run();

        assertThat(deliveries)
                .hasSize(2)
                .extracting(Delivery::id)
                .containsOnly(deliveries.get(0).id());
    }

    @Test
    void sendsAForgeryBeforeTheHonestOne() throws InterruptedException {
        fault(EventFault.FORGE);
        worker.run();

        assertThat(deliveries).extracting(this::honest).containsExactly(false, true);
    }

    @Test
    void losesWhatItIsToldToLose() throws InterruptedException {
        fault(EventFault.LOSE);
        worker.run();
        host.clock.forward(Duration.ofMinutes(5));
        worker.run();

        assertThat(deliveries).isEmpty();
    }

    @Test
    void holdsBackUntilItIsSwitchedOff() throws InterruptedException {
        fault(EventFault.HOLD);
        worker.run();
        assertThat(deliveries).isEmpty();

        switches.off(EventFault.SWITCH);
        worker.run();
        assertThat(deliveries).hasSize(1);
    }

    private void fault(EventFault fault) {
        switches.on(EventFault.SWITCH, fault.label(), OptionalInt.empty());
    }

    private boolean honest(Delivery delivery) {
        return new EventSignature(new HostKeys(host.db).event())
                .of(delivery.id(), Long.parseLong(delivery.timestamp()), delivery.body())
                .equals(delivery.signature());
    }
}
