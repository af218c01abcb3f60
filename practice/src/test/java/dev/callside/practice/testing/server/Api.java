package dev.callside.practice.testing.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Asks the server as a browser or a host would. */
public final class Api {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Set<String> undescribed = new TreeSet<>();
    private ApiDocument document;

    /**
     * @param base the application's address, such as {@code http://127.0.0.1:8080/pay/}
     */
    public Api(URI base) {
        this.base = base;
    }

    /** An answer, read whole. */
    public record Answer(String asked, int status, java.net.http.HttpHeaders headers, String body) {

        public JsonObject json() {
            return value().asJsonObject();
        }

        public JsonValue value() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readValue();
            } catch (RuntimeException e) {
                throw new AssertionError(asked + ": " + status + " " + body, e);
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public Answer post(String path, String token, String body) {
        return send("POST", path, token, body);
    }

    public Answer send(String method, String path, String token, String body) {
        return send(method, path, token, "application/json", body);
    }

    /** With a body that is not JSON. */
    public Answer send(String method, String path, String token, String type, String body) {
        return send(request("api/v1/" + path, token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    public HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public URI uri(String path) {
        return base.resolve(path);
    }

    public Answer get(String path) {
        return send(request(path, "").build());
    }

    public Answer send(HttpRequest request) {
        var path = request.uri().getPath();
        var response = answer(request, BodyHandlers.ofString());
        var answer =
                new Answer(request.method() + " " + path, response.statusCode(), response.headers(), response.body());
        var root = base.resolve(ApiDocument.ROOT.substring(1)).getPath();
        if (answer.status() / 100 == 2 && path.startsWith(root)) {
            compare(request.method(), path.substring(root.length()), answer);
        }
        return answer;
    }

    private void compare(String method, String path, Answer answer) {
        try {
            document().describes(method, path, answer);
        } catch (AssertionError e) {
            undescribed.add(e.getMessage());
        }
    }

    /** What good answers to whatever was asked had that {@code /openapi} doesn't describe. */
    public Set<String> undescribed() {
        return undescribed;
    }

    public ApiDocument document() {
        if (document == null) {
            document = new ApiDocument(get("/openapi?format=JSON").json());
        }
        return document;
    }

    /** The live stream; whoever asks closes it. */
    public HttpResponse<InputStream> live(String token) {
        return answer(
                request("api/v1/live", token)
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /** What the live stream is answered with. */
    public int liveStatus(String token) {
        var response = live(token);
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response.statusCode();
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
