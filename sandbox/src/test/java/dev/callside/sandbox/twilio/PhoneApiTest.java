package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phones as programs see them: by number, newest first, and answered from. */
class PhoneApiTest {

    private TwilioHttp http;

    @BeforeEach
    void start() throws IOException {
        http = TwilioHttp.start();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private WebAnswer ask(String method, String path, String query, String body) {
        return new PhoneApi(http.db(), http.settings(), http.clock)
                .answer(new WebRequest(method, path, query, Map.of(), body));
    }

    private JsonNode read(String path, String query) throws IOException {
        return new ObjectMapper().readTree(ask("GET", path, query, "").body());
    }

    @Test
    void listsTheLastMessageOfEachNumber() throws IOException {
        http.sent(TwilioHttp.KIM);
        http.sent("+61491570156");
        http.write(TwilioHttp.KIM, "Já");

        JsonNode conversations = read("/conversations", "").path("conversations");

        assertThat(List.of(
                        conversations.get(0).path("number").asText(),
                        conversations.get(1).path("number").asText()))
                .containsExactly(TwilioHttp.KIM, "+61491570156");
        assertThat(conversations.get(0).path("body").asText()).isEqualTo("Já");
        assertThat(conversations.get(0).path("direction").asText()).isEqualTo("out");
        assertThat(conversations).hasSize(2);
    }

    @Test
    void showsAMessageAsThePhoneDoes() throws IOException {
        http.sent(TwilioHttp.KIM);
        http.settle();

        JsonNode message =
                read("/messages", "number=%2B61491570006").path("messages").get(0);

        assertThat(message.path("line").asText()).isEqualTo(TwilioHttp.SENDER);
        assertThat(message.path("segments").asInt()).isEqualTo(1);
        assertThat(message.path("encoding").asText()).isEqualTo("GSM-7");
        assertThat(message.path("arrived").asBoolean()).isTrue();
        assertThat(message.path("at").asText()).startsWith("2026-03-02T10:00:0");
    }

    @Test
    void takesAPlusThatWasNotEncoded() throws IOException {
        http.sent(TwilioHttp.KIM);

        assertThat(read("/messages", "number=+61491570006").path("messages")).hasSize(1);
    }

    @Test
    void goesOnWhereAPageEnded() throws IOException {
        for (int i = 0; i < 51; i++) {
            http.sent(TwilioHttp.KIM);
        }
        JsonNode first = read("/messages", "number=%2B61491570006");
        long last = first.path("messages").get(49).path("seq").asLong();

        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode second = read("/messages", "number=%2B61491570006&before=" + last);
        assertThat(second.path("messages")).hasSize(1);
        assertThat(second.path("more").asBoolean()).isFalse();
    }

    @Test
    void answersWhoeverWroteLast() throws IOException {
        com.twilio.rest.api.v2010.account.Message.creator(
                        new com.twilio.type.PhoneNumber(TwilioHttp.KIM), TwilioHttp.SERVICE, "Hello")
                .create(http.client());

        WebAnswer answer = ask("POST", "/replies", "", "{\"number\":\"+61491570006\",\"body\":\"Yes\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(new ObjectMapper().readTree(answer.body()).path("line").asText())
                .isEqualTo(TwilioHttp.SERVICE_SENDER);
    }

    @Test
    void refusesWhatNoPhoneCouldSend() {
        assertThat(List.of(
                        ask("POST", "/replies", "", "{\"number\":\"0491\",\"body\":\"Yes\"}"),
                        ask("POST", "/replies", "", "{\"number\":\"+15005550006\",\"body\":\"Yes\"}"),
                        ask("POST", "/replies", "", "{\"number\":\"+61491570006\",\"body\":\" \"}"),
                        ask("POST", "/replies", "", "{\"number\":\"+61491570006\",\"body\":\"Yes\",\"to\":\"+1\"}"),
                        ask("POST", "/replies", "", "nonsense"),
                        ask("GET", "/messages", "number=kim", ""),
                        ask("GET", "/conversations", "before=x", "")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
                });
        assertThat(ask("PUT", "/messages", "", "").status()).isEqualTo(404);
    }

    @Test
    void isEmptiedWithoutTheApiForgettingAnything() throws IOException {
        http.sent(TwilioHttp.KIM);

        assertThat(ask("DELETE", "/messages", "", "").status()).isEqualTo(204);

        assertThat(read("/conversations", "").path("conversations")).isEmpty();
        assertThat(com.twilio.rest.api.v2010.account.Message.reader().read(http.client()))
                .hasSize(1);
    }
}
