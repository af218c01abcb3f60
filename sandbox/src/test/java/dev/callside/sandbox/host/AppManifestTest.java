package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app is framed from the origin that the host registered, wherever its manifest would like to be. */
class AppManifestTest {

    private static final String ORIGIN = "http://127.0.0.1:8080";

    @Test
    void readsThePlacements() {
        Optional<ObjectNode> app = app("/pay/embed/{registration}/call");

        assertThat(app).isPresent();
        assertThat(app.get().path("call").textValue()).isEqualTo(ORIGIN + "/pay/embed/sandbox/call");
        assertThat(app.get().path("settings").textValue()).isEqualTo(ORIGIN + "/pay/embed/sandbox/settings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/call",
                "//elsewhere.example/call",
                "http://127.0.0.1:8081/call",
                "http://127.0.0.1:8080@elsewhere.example/",
                "javascript:alert(1)",
                "a b",
                ""
            })
    void believesNoPlacementElsewhere(String url) {
        assertThat(app(url)).isEmpty();
    }

    private static Optional<ObjectNode> app(String call) {
        ObjectNode manifest = Http.object().put("name", "Callside");
        manifest.putObject("call_app")
                .putObject("placements")
                .put("call", call)
                .putObject("settings")
                .put("url", "/pay/embed/{registration}/settings");
        return AppManifest.app(manifest, ORIGIN);
    }
}
