package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The sandbox's mailbox. */
record Mailbox(String host) {

    List<JsonNode> of(String address) {
        String words = URLEncoder.encode(address, StandardCharsets.UTF_8);
        JsonNode answer =
                Http.get(host + "/mailbox/api/messages?q=" + words, Map.of()).body();
        return StreamSupport.stream(answer.path("messages").spliterator(), false)
                .toList();
    }

    /** The next mail is kept, and whoever sent it waits for an answer. */
    void holdAnswer() {
        var answer = Http.post(host + "/mailbox/api/faults", Map.of(), Map.of("fault", "hold-answer", "times", 1));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    /** What a mail says in plain text. */
    String text(String id) {
        return Http.get(host + "/mailbox/api/messages/" + id, Map.of())
                .body()
                .path("text")
                .asText();
    }
}
