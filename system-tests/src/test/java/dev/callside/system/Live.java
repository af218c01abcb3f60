package dev.callside.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A panel's open stream: what it shows without anybody pressing anything. */
final class Live implements AutoCloseable {

    private static final String DATA = "data:";

    private final AtomicReference<JsonNode> state = new AtomicReference<>(Http.JSON.missingNode());
    private volatile boolean ended;
    private final Stream<String> lines;
    private final Thread reader;

    Live(String url, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), BodyHandlers.ofLines());
            lines = answer.body();
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + lines.toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        reader = new Thread(this::read, "live");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(line -> state.set(json(line.substring(DATA.length()))));
            ended = true;
        } catch (UncheckedIOException e) {
            state.set(Http.JSON.missingNode()); // the stream is closed, and shows nothing any more
        }
    }

    private static JsonNode json(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** The first state that comes, or the newest. */
    JsonNode state() {
        Await.until(Duration.ofSeconds(20), () -> "a state", () -> !state.get().isMissingNode());
        return state.get();
    }

    /** Waits until the panel shows a request in this state, for certain. */
    JsonNode shows(String request, String wanted, Duration longest) {
        return shows(
                request,
                longest,
                shown -> shown.path("state").asText().equals(wanted)
                        && !shown.path("unknown").asBoolean());
    }

    JsonNode shows(String request, Duration longest, Predicate<JsonNode> wanted) {
        Await.until(
                longest,
                () -> request + " shows " + Person.request(state.get(), request) + (ended ? " at its end" : ""),
                () -> wanted.test(Person.request(state.get(), request)));
        return Person.request(state.get(), request);
    }

    @Override
    public void close() {
        lines.close();
        reader.interrupt();
    }
}
