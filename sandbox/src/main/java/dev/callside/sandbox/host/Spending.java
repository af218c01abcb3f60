package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Http;
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
import java.util.UUID;

/**
 * Spends message credits as an add-on of the practice would: launched like everybody else, over the API that everybody has.
 */
@Singleton
class Spending {

    private final Addresses addresses;
    private final LaunchSigner signer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    @Inject
    Spending(Addresses addresses, LaunchSigner signer) {
        this.addresses = addresses;
        this.signer = signer;
    }

    /** What the app answered, whatever it was. */
    record Answer(int status, ObjectNode body) {

        boolean good() {
            return status / 100 == 2;
        }

        String text(String name) {
            return Http.text(body, name).orElse("");
        }
    }

    /** Spends what an SMS of so many parts costs at home: the manager from the group's level, a clinician from the own. */
    Answer spend(Seat seat, int parts, String locale) throws IOException, InterruptedException {
        Answer session = session(seat, locale);
        if (!session.good()) {
            return session;
        }
        ObjectNode wanted = Http.object()
                .putNull("practitioner")
                .put("channel", "sms")
                .put("country", session.body().path("practice").path("country").asText())
                .put("segments", parts)
                .put("reference", "Sandbox");
        return send("PUT", "credits/spending/" + UUID.randomUUID(), wanted, Optional.of(session.text("token")));
    }

    private Answer session(Seat seat, String locale) throws IOException, InterruptedException {
        ObjectNode page = Http.object().put("registration", "sandbox").put("placement", "settings");
        Answer nonce = send("POST", "nonces", page, Optional.empty());
        if (!nonce.good()) {
            return nonce;
        }
        ObjectNode launch = Http.object()
                .put("registration", "sandbox")
                .put("nonce", nonce.text("nonce"))
                .put("token", signer.sign(seat, Optional.empty(), nonce.text("nonce"), locale));
        return send("POST", "sessions", launch, Optional.empty());
    }

    private Answer send(String method, String path, ObjectNode body, Optional<String> token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(addresses.apps() + "/pay/api/v1/" + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), Http.object(answer.body()).orElseGet(Http::object));
    }
}
