package dev.callside.sandbox.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Switches;
import dev.callside.sandbox.WholeAnswer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Delivers call events to the apps, in the background and until each was answered with success. */
@Singleton
class EventWorker {

    private static final int BATCH = 20;
    private static final String SOMEBODY_ELSES_KEY =
            "whsec_" + Base64.getEncoder().encodeToString("not the key of this host, at all".getBytes(US_ASCII));

    private final CallEvents events;
    private final HostKeys keys;
    private final Switches switches;
    private final Addresses addresses;
    private final Clock clock;
    /** Java would offer an upgrade to HTTP/2 with the request, and Payara then loses the body. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Inject
    EventWorker(CallEvents events, HostKeys keys, Switches switches, Addresses addresses, Clock clock) {
        this.events = events;
        this.keys = keys;
        this.switches = switches;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Delivers what is due now. No database transaction is open while the app is asked. */
    void run() throws InterruptedException {
        if (held()) {
            return;
        }
        for (CallEvents.Due event : events.claim(BATCH)) {
            deliver(event);
        }
    }

    private boolean held() {
        return switches.state(EventFault.SWITCH)
                .filter(on -> on.value().equals(EventFault.HOLD.label()))
                .isPresent();
    }

    private void deliver(CallEvents.Due event) throws InterruptedException {
        Optional<EventFault> fault = switches.state(EventFault.SWITCH).flatMap(on -> EventFault.named(on.value()));
        if (fault.isEmpty() || !switches.take(EventFault.SWITCH, fault.get().label())) {
            settle(event, post(event, keys.event()));
            return;
        }
        switch (fault.get()) {
            case LOSE -> events.delivered(event, "lost on purpose");
            case REPEAT -> {
                post(event, keys.event());
                settle(event, post(event, keys.event()));
            }
            case FORGE -> {
                post(event, SOMEBODY_ELSES_KEY);
                settle(event, post(event, keys.event()));
            }
            case HOLD -> events.failed(event, "held on purpose");
        }
    }

    private void settle(CallEvents.Due event, Answer answer) {
        if (answer.success()) {
            events.delivered(event, answer.text());
        } else {
            events.failed(event, answer.text());
        }
    }

    private record Answer(boolean success, String text) {}

    private Answer post(CallEvents.Due event, String key) throws InterruptedException {
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.apps() + "/pay/events/sandbox"))
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/json")
                .header("webhook-id", event.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", new EventSignature(key).of(event.id(), timestamp, event.body()))
                .POST(HttpRequest.BodyPublishers.ofString(event.body()))
                .build();
        try {
            int status =
                    WholeAnswer.of(http, request, BodyHandlers.discarding()).statusCode();
            return new Answer(status / 100 == 2, "HTTP " + status);
        } catch (IOException e) {
            return new Answer(false, e.getClass().getSimpleName());
        }
    }
}
