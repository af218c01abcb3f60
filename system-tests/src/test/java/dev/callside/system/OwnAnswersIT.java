package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no application is asked about is answered by the server itself, and in the same way. */
@ExtendWith(WithDemo.class)
class OwnAnswersIT {

    private final Demo demo;

    OwnAnswersIT(Demo demo) {
        this.demo = demo;
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%zz, 400, malformed",
        "GET /pay/api/%, 400, malformed",
        "POST /reminders/%e, 400, malformed",
        "GET /pay/\\x, 400, malformed",
        "GET /%00, 400, malformed",
        "TRACE /pay/, 405, method-not-allowed",
    })
    void isAProblemDocument(String request, int status, String type) throws IOException {
        String answer = ask(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json;charset=UTF-8\r\n");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .startsWith("{\"type\":\"https://callside.dev/problems/" + type + "\"")
                .contains("\"status\":" + status)
                .endsWith("}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pay/", "/pay/api/x", "/pay/embed/x/call", "/reminders/"})
    void takesAMethodThatNobodyKnowsForTheCallersMistake(String path) throws IOException {
        String answer = ask("FOO " + path);

        assertThat(answer)
                .startsWith("HTTP/1.1 501 ")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json;charset=UTF-8\r\n")
                .contains("\"status\":501")
                .doesNotContain("our side", "The sandbox failed");
    }

    /** Java's own client refuses to ask for such an address. */
    private String ask(String request) throws IOException {
        var address = java.net.URI.create(demo.addresses().host());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
