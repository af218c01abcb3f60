package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * The app as it describes itself: a W3C Web App Manifest with the member {@code call_app}. Read by the backend, because
 * the app's origin is another one; believed only as far as it stays on the origin that the host registered.
 */
@Singleton
class AppManifest {

    private final Addresses addresses;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    @Inject
    AppManifest(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What the pages need of it: name, origin and the address of each placement. Empty when the app says nothing. */
    Optional<ObjectNode> read() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.apps() + "/pay/manifest.webmanifest"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = WholeAnswer.of(http, request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Http.object(answer.body()).flatMap(manifest -> app(manifest, addresses.apps()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty when a placement is missing or leads to another origin than the registered one. */
    static Optional<ObjectNode> app(ObjectNode manifest, String origin) {
        JsonNode placements = manifest.path("call_app").path("placements");
        Optional<String> call = url(placements.path("call"), origin);
        Optional<String> settings = url(placements.path("settings"), origin);
        if (call.isEmpty() || settings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Http.object()
                .put("name", Http.text(manifest, "name").orElse(""))
                .put("origin", origin)
                .put("call", call.get())
                .put("settings", settings.get()));
    }

    /** A placement is its address, or an object with the address as {@code url}. */
    private static Optional<String> url(JsonNode placement, String origin) {
        String template = placement.isTextual()
                ? placement.textValue()
                : Http.text(placement, "url").orElse("");
        URI base = URI.create(origin + "/");
        try {
            URI resolved = base.resolve(template.replace("{registration}", "sandbox"));
            boolean home = !template.isEmpty()
                    && base.getScheme().equals(resolved.getScheme())
                    && base.getAuthority().equals(resolved.getAuthority());
            return home ? Optional.of(resolved.toString()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
