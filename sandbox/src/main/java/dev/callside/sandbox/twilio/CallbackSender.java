package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends webhooks, each once, all at the same time: they may overtake each other. What is not taken is lost, unless the
 * address asks for more ({@link Overrides}).
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">No order is guaranteed</a>
 */
final class CallbackSender {

    private static final int BATCH = 50;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer than from one status to the next. */
    private static final int SHUFFLED_MILLIS = 3000;

    private final Db db;
    private final TwilioSettings settings;
    private final Clock clock;
    private final CallbackStore store;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();

    CallbackSender(Db db, TwilioSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        this.store = new CallbackStore(db);
    }

    private record Letter(Overrides to, Map<String, String> parameters, String signature, String token) {}

    /** What came back: an answer, or what stood in its way. */
    private record Outcome(Optional<HttpResponse<String>> answer, Optional<Throwable> failure) {

        static final Outcome TOO_LONG = of(null, new HttpTimeoutException("no answer in time"));

        static Outcome of(HttpResponse<String> answer, Throwable failure) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return new Outcome(Optional.ofNullable(answer), Optional.ofNullable(cause));
        }

        boolean again(Overrides overrides, int attempt) {
            return answer.map(given -> overrides.retried(attempt, given.statusCode()))
                    .orElseGet(() -> overrides.retried(attempt, failure.orElseThrow()));
        }

        Optional<HttpResponse<String>> taken() {
            return answer.filter(given -> given.statusCode() / 100 == 2);
        }

        String text() {
            return answer.map(given -> "HTTP " + given.statusCode())
                    .orElseGet(() -> failure.orElseThrow().toString());
        }
    }

    /** Begins to send what is due; what comes back completes when every answer is in and written down. */
    CompletableFuture<Void> sendDue() {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        List<CallbackStore.Due> claimed;
        do {
            claimed = store.claim(clock.instant(), BATCH);
            claimed.forEach(callback -> sent.add(send(callback)));
        } while (claimed.size() == BATCH);
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> send(CallbackStore.Due callback) {
        Optional<TwilioFault> fault = callback.delayed()
                ? Optional.empty()
                : new TwilioFaults(db).takeForCallback(callback.event(), person(callback));
        return switch (fault.map(TwilioFault::effect).orElse("")) {
            case "drop" -> done(() -> store.lost(callback, "dropped by a fault"));
            case "delay_ms" -> done(() -> holdBack(callback, fault.orElseThrow().delayMillis()));
            case "shuffle" -> done(() -> holdBack(callback, SHUFFLED_MILLIS));
            case "duplicate" -> post(callback, List.of(genuine(callback), genuine(callback)));
            case "forge" -> post(callback, List.of(forged(callback), genuine(callback)));
            default -> post(callback, List.of(genuine(callback)));
        };
    }

    private static String person(CallbackStore.Due callback) {
        return callback.parameters().get(callback.event().equals(Status.RECEIVED.label()) ? "From" : "To");
    }

    private static CompletableFuture<Void> done(Runnable step) {
        step.run();
        return CompletableFuture.completedFuture(null);
    }

    private void holdBack(CallbackStore.Due callback, int millis) {
        store.holdBack(callback, clock.instant().plusMillis(millis));
    }

    private Letter genuine(CallbackStore.Due callback) {
        return letter(callback.url(), callback.parameters(), settings.authToken());
    }

    /** Says the best there is to say, and is signed by somebody who does not know the token. */
    private static Letter forged(CallbackStore.Due callback) {
        Map<String, String> parameters = new LinkedHashMap<>(callback.parameters());
        parameters.replace("MessageStatus", "delivered");
        parameters.replace("SmsStatus", "delivered");
        parameters.replace("Body", "STOP");
        parameters.remove("ErrorCode");
        return letter(callback.url(), parameters, "not the token of this account");
    }

    private static Letter letter(String url, Map<String, String> parameters, String token) {
        Overrides to = Overrides.of(url);
        return new Letter(
                to,
                parameters,
                RequestSignature.of(token, to.url(), parameters),
                UUID.randomUUID().toString());
    }

    /** One after the other; the last one decides. */
    private CompletableFuture<Void> post(CallbackStore.Due callback, List<Letter> letters) {
        CompletableFuture<Outcome> last = CompletableFuture.completedFuture(Outcome.TOO_LONG);
        for (Letter letter : letters) {
            last = last.thenCompose(before -> attempt(letter, 1)
                    .completeOnTimeout(Outcome.TOO_LONG, Overrides.TOTAL.toMillis(), TimeUnit.MILLISECONDS));
        }
        return last.thenAccept(outcome -> settle(callback, outcome));
    }

    private CompletableFuture<Outcome> attempt(Letter letter, int number) {
        return client.sendAsync(request(letter), HttpResponse.BodyHandlers.ofString())
                .handle(Outcome::of)
                .thenCompose(outcome -> outcome.again(letter.to(), number)
                        ? attempt(letter, number + 1)
                        : CompletableFuture.completedFuture(outcome));
    }

    private static HttpRequest request(Letter letter) {
        return HttpRequest.newBuilder(URI.create(letter.to().url()))
                .timeout(letter.to().patience())
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("Accept", "*/*")
                .header("X-Twilio-Signature", letter.signature())
                .header("I-Twilio-Idempotency-Token", letter.token())
                .POST(HttpRequest.BodyPublishers.ofString(Form.encode(letter.parameters())))
                .build();
    }

    private void settle(CallbackStore.Due callback, Outcome outcome) {
        Optional<HttpResponse<String>> taken = outcome.taken();
        if (taken.isEmpty()) {
            store.lost(callback, outcome.text());
            return;
        }
        store.answered(callback, outcome.text());
        if (callback.event().equals(Status.RECEIVED.label())) {
            reply(callback, taken.get());
        }
    }

    /** Who has opted out gets no answer either. */
    private void reply(CallbackStore.Due callback, HttpResponse<String> response) {
        Message message = new MessageStore(db).find(callback.sid()).orElseThrow();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!new OptOutStore(db).holds(settings.sender(message.line()), message.person())) {
            Network network = new Network(db, settings, clock);
            Twiml.messages(type, response.body()).forEach(text -> network.accept(Draft.reply(message, text)));
        }
    }
}
