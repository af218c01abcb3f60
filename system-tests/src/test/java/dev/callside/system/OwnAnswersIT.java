package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
    @ValueSource(strings = {"/", "/metrics", "/health/ready"})
    void takesAMethodThatNobodyKnowsForTheCallersMistake(String path) throws IOException {
        String answer = ask("FOO " + path);

        assertThat(answer)
                .startsWith("HTTP/1.1 501 ")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json;charset=UTF-8\r\n")
                .contains("\"status\":501")
                .doesNotContain("our side", "The sandbox failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /pay/callside/tokens.css   | GET, HEAD, OPTIONS | PUT DELETE POST PATCH FOO
            /reminders/help/en.html    | GET, HEAD, OPTIONS | PUT DELETE POST PATCH FOO
            /pay/embed/sandbox/call    | GET, HEAD, OPTIONS | PUT DELETE POST PATCH FOO
            /pay/webhooks/stripe       | OPTIONS, POST      | GET HEAD PUT DELETE PATCH FOO
            /reminders/twilio/replies  | OPTIONS, POST      | GET HEAD PUT DELETE PATCH FOO
            /pay/api/v1/sessions       | POST, OPTIONS      | GET HEAD PUT DELETE PATCH FOO
            /reminders/api/v1/messages | GET, OPTIONS       | PUT DELETE POST PATCH FOO
            """)
    void namesTheMethodsThatAnAddressTakes(String path, String methods, String others) throws IOException {
        String allow = "\r\nAllow: " + methods + "\r\n";
        for (String method : others.split(" ", -1)) {
            String answer = ask(method + " " + path);
            assertThat(answer)
                    .as(method)
                    .startsWith("HTTP/1.1 405 ")
                    .contains(allow, "\r\nX-Content-Type-Options: nosniff\r\n");
            if ("HEAD".equals(method)) {
                assertThat(answer).endsWith("\r\n\r\n").doesNotContain("{");
            } else {
                assertThat(answer).contains("/problems/method-not-allowed", "\"status\":405");
            }
        }
        assertThat(ask("OPTIONS " + path)).startsWith("HTTP/1.1 2").containsPattern("\r\nAllow: .*" + methods + "\r\n");
    }

    @Test
    void saysNoMoreOfTheApiThanItsMethods() throws IOException {
        assertThat(ask("OPTIONS /pay/api/v1/requests", "Accept: application/vnd.sun.wadl+xml"))
                .startsWith("HTTP/1.1 2")
                .contains("\r\nAllow: POST, OPTIONS\r\n")
                .doesNotContain("<application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pay/missing", "/pay/api/missing", "/reminders/missing.css"})
    void hasNothingToSayOfMethodsWhereNothingIs(String path) throws IOException {
        for (String method : List.of("GET", "PUT", "DELETE", "POST", "OPTIONS", "FOO")) {
            assertThat(ask(method + " " + path))
                    .as(method)
                    .startsWith("HTTP/1.1 404 ")
                    .contains("/problems/not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:443", "/", "/pay", "/pay/", "/stripe/v1/accounts", "/metrics"})
    void isNoProxy(String target) throws IOException {
        String before = demo.log();
        String answer = ask("CONNECT " + target);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json;charset=UTF-8\r\n")
                .contains("/problems/malformed", "is for proxies")
                .endsWith("}");
        assertThat(demo.log().substring(before.length())).doesNotContain("WARNING", "SEVERE");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void saysWhatIsWrongWithWhatCannotBeRead(String what, int status, String request) throws IOException {
        String answer = send(request + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\r\nContent-Type: application/problem+json;charset=UTF-8\r\n", "\r\nConnection: close\r\n");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 4);
        String problem = answer.substring(head.length());
        assertThat(head).contains("\r\nContent-Length: " + problem.length() + "\r\n");
        assertThat(problem)
                .startsWith("{\"type\":\"https://callside.dev/problems/malformed\"")
                .contains("\"status\":" + status, "HTTP/1.1")
                .endsWith("}");
    }

    static Stream<Arguments> saysWhatIsWrongWithWhatCannotBeRead() {
        String long10K = "a".repeat(10_000);
        String host = "Host: localhost\r\n";
        String chunked = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                arguments("a header of 10 KB", 400, "GET / HTTP/1.1\r\n" + host + "X: " + long10K + "\r\n"),
                arguments("an address of 10 KB", 400, "GET /" + long10K + " HTTP/1.1\r\n" + host),
                arguments("a method of 10 KB", 400, long10K + " / HTTP/1.1\r\n" + host),
                arguments("200 headers", 400, "GET / HTTP/1.1\r\n" + host + "X: y\r\n".repeat(200)),
                arguments("no host", 400, "GET /pay/ HTTP/1.1\r\n"),
                arguments("no length", 400, "POST /pay/ HTTP/1.1\r\n" + host + "Content-Length: one\r\n"),
                arguments("a broken chunk", 400, "POST /pay/api/v1/sessions HTTP/1.1\r\n" + host + chunked + "zz\r\n"),
                arguments("no such version", 505, "GET / HTTP/9.9\r\n" + host),
                arguments("no request line", 505, "What is this?\r\n" + host));
    }

    @Test
    void keepsAHeadWithoutABody() throws IOException {
        assertThat(send("HEAD /pay/ HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n")
                .doesNotContain("{");
    }

    @Test
    void keepsTheConnectionAfterAHeadOfWhatIsMissing() throws IOException {
        String host = "Host: localhost\r\n";
        String answers = send("HEAD /pay/missing HTTP/1.1\r\n" + host + "\r\nGET /pay/missing HTTP/1.1\r\n" + host
                + "Connection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1\\.1 404 ", -1))
                .satisfiesExactly(
                        before -> assertThat(before).isEmpty(),
                        head -> assertThat(head).endsWith("\r\n\r\n").doesNotContain("{"),
                        whole -> assertThat(whole).contains("https://callside.dev/problems/not-found"));
    }

    private String ask(String request, String... headers) throws IOException {
        String further = Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining());
        return send(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + further + "\r\n");
    }

    /** Java's own client refuses to send such things. */
    private String send(String text) throws IOException {
        var address = URI.create(demo.addresses().host());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
