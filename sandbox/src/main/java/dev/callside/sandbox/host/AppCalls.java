package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.WholeAnswer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Calls the apps' APIs as the practice's own software does: over HTTP, as whoever was let in like everybody else. */
@Singleton
public class AppCalls {

    private final Addresses addresses;
    private final LaunchSigner signer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    @Inject
    AppCalls(Addresses addresses, LaunchSigner signer) {
        this.addresses = addresses;
        this.signer = signer;
    }

    /** What the app answered, whatever it was. */
    public record Answer(int status, ObjectNode body) {

        public boolean good() {
            return status / 100 == 2;
        }

        public String text(String name) {
            return Http.text(body, name).orElse("");
        }
    }

    /** A session of the manager's, in the settings. */
    public Answer managerSession() throws IOException, InterruptedException {
        return session(Seat.of("manager").orElseThrow(), "en-AU");
    }

    Answer session(Seat seat, String locale) throws IOException, InterruptedException {
        ObjectNode page = Http.object().put("registration", "sandbox").put("placement", "settings");
        Answer nonce = send("POST", "/pay/api/v1/nonces", page.toString(), Optional.empty());
        if (!nonce.good()) {
            return nonce;
        }
        ObjectNode launch = Http.object()
                .put("registration", "sandbox")
                .put("nonce", nonce.text("nonce"))
                .put("token", signer.sign(seat, Optional.empty(), nonce.text("nonce"), locale));
        return send("POST", "/pay/api/v1/sessions", launch.toString(), Optional.empty());
    }

    /**
     * Sends a request, and waits for its answer.
     *
     * @param token of a session, or a key
     */
    public Answer send(String method, String path, String body, Optional<String> token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(addresses.apps() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        var answer = WholeAnswer.of(http, request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), Http.object(answer.body()).orElseGet(Http::object));
    }
}
