package dev.callside.payments.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.server.Api;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what the framed pages may load, who may frame them, and that their files are there. */
interface Pages extends Server {

    @Test
    default void allowsExactlyWhatThePageNeeds() {
        people();
        var page = api().get("embed/" + People.HOST.id() + "/call");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(directives(page))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "img-src 'self' data:",
                        "style-src 'self'",
                        "script-src 'self' '" + hash(importMap(page))
                                + "' https://js.stripe.com https://*.js.stripe.com",
                        "connect-src 'self' https://api.stripe.com",
                        "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
                        "frame-ancestors " + People.HOST.issuer() + " https://portal.example");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    default void letsCardsBeTypedInTheSettingsToo() {
        people();
        var page = api().get("embed/" + People.HOST.id() + "/settings");

        assertThat(directives(page))
                .contains(
                        "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
                        "frame-ancestors " + People.HOST.issuer() + " https://portal.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "link"})
    default void framesThePagesOfLinksNowhere(String path) {
        var page = api().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(directives(page))
                .contains(
                        "default-src 'none'",
                        "style-src 'self'",
                        "script-src 'self' '" + hash(importMap(page))
                                + "' https://js.stripe.com https://*.js.stripe.com",
                        "frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    default void namesModulesThatImportEachOtherAtOnce() {
        people();
        assertThat(api().get("embed/" + People.HOST.id() + "/call").body())
                .contains("\"/pay/callside/session.js\"", "\"/pay/call/outlook.js\"", "/directives/repeat.js\"")
                .doesNotContain("clinician-panel");
        assertThat(api().get("complete").body()).contains("\"/pay/complete/complete-page.js\"");
        assertThat(api().get("link").body()).contains("\"/pay/link/link-page.js\"", "\"/pay/call/pay-request.js\"");
    }

    @Test
    default void servesEveryFileThatThePageNames() {
        people();
        for (var path : List.of(
                "embed/" + People.HOST.id() + "/call", "embed/" + People.HOST.id() + "/settings", "complete", "link")) {
            var page = api().get(path);
            var files = Pattern.compile("(?:href|src)=\"(/pay/[^\"]+)\"").matcher(page.body());
            var count = 0;
            while (files.find()) {
                var file = api().get(files.group(1));
                assertThat(file.status()).as(files.group(1)).isEqualTo(200);
                assertThat(file.headers().allValues("Set-Cookie")).isEmpty();
                count++;
            }
            assertThat(count).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    default void hasNoPageForWhatNobodyRegistered() {
        people();
        for (var path : List.of("nobody/call", People.HOST.id() + "/other", People.HOST.id(), "", "a/b/c")) {
            var page = api().get("embed/" + path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        }
    }

    @Test
    default void saysToPeopleAndProgramsThatTheDatabaseIsAway() {
        var page = api().send(api().request("test/away", "")
                .header("Accept", "text/html")
                .build());

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>Not available for a moment</h1>");
        // a host may frame it; with frame-ancestors 'none' its people would see nothing
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'")
                .doesNotContain("frame-ancestors");

        var problem = api().get("test/away");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.json().getString("type")).endsWith("/unavailable");
        assertThat(api().get("test/away?bug").status()).isEqualTo(500);
    }

    @Test
    default void speaksWithTheHostByItsAdaptersModule() {
        people();
        assertThat(api().get("embed/" + People.HOST.id() + "/call").body())
                .contains("&quot;bridge&quot;:&quot;/pay/callside/bridge.js&quot;", "\"/pay/callside/bridge.js\"");
        assertThat(api().get("adapters/none/bridge.js").status()).isEqualTo(404);

        postgres()
                .asOwner(
                        "insert into practice.hosts (id, name, issuer, jwks, client_id, message_origins, frame_ancestors,"
                                + " event_key, adapter) select 'not-understood', name, issuer, jwks, client_id, message_origins,"
                                + " frame_ancestors, event_key, 'zoomish' from practice.hosts where id = '"
                                + People.HOST.id()
                                + "' on conflict do nothing");
        var page = api().send(api().request("embed/not-understood/call", "")
                .header("Accept", "text/html")
                .build());
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("Not available for a moment");
    }

    private static List<String> directives(Api.Answer page) {
        return List.of(page.header("Content-Security-Policy").split("; ", -1)).stream()
                .map(Pages::sorted)
                .toList();
    }

    /** Ancestors are a set; their order says nothing. */
    private static String sorted(String directive) {
        if (!directive.startsWith("frame-ancestors ")) {
            return directive;
        }
        return "frame-ancestors "
                + String.join(
                        " ",
                        List.of(directive.substring("frame-ancestors ".length()).split(" ", -1)).stream()
                                .sorted(java.util.Comparator.comparing(origin -> origin.contains("portal")))
                                .toList());
    }

    private static String importMap(Api.Answer page) {
        var map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(map.find()).isTrue();
        return map.group(1);
    }

    private static String hash(String text) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
