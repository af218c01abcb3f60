package dev.callside.system;

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
}
