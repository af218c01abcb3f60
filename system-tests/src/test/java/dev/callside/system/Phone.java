package dev.callside.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The sandbox's phones, and its clock. */
record Phone(String host, String number) {

    /** What was sent to it, the newest last. */
    List<String> read() {
        JsonNode answer = Http.get(host + "/phone/messages?number=" + URLEncoder.encode(number, UTF_8), Map.of())
                .body();
        return StreamSupport.stream(answer.path("messages").spliterator(), false)
                .filter(message -> message.path("direction").asText().equals("in"))
                .map(message -> message.path("body").asText())
                .toList();
    }

    void answer(String text) {
        var answer = Http.post(host + "/phone/replies", Map.of(), Map.of("number", number, "body", text));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    Instant now() {
        return Instant.parse(Http.get(host + "/control/api/clock", Map.of())
                .body()
                .path("now")
                .asText());
    }

    /** Moves the time of the whole demo to that moment. */
    void until(Instant moment) {
        var by = Duration.between(now(), moment);
        var answer = Http.post(host + "/control/api/clock", Map.of(), Map.of("forward", by.toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
