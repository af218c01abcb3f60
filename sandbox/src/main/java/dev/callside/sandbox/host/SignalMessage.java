package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.util.Optional;

/** What a browser may say to the signalling server; anything else is nothing. */
sealed interface SignalMessage {

    /** Session description or candidate for one other browser. */
    record Signal(String to, JsonNode data) implements SignalMessage {}

    /** What a browser shows of itself: its microphone and camera. */
    record State(JsonNode state) implements SignalMessage {}

    record Leave() implements SignalMessage {}

    record Ping() implements SignalMessage {}

    static Optional<SignalMessage> of(String text) {
        return Http.object(text).flatMap(SignalMessage::of);
    }

    private static Optional<SignalMessage> of(ObjectNode message) {
        return switch (Http.text(message, "type").orElse("")) {
            case "signal" -> signal(message);
            case "state" -> member(message, "state").map(State::new);
            case "leave" -> Optional.of(new Leave());
            case "ping" -> Optional.of(new Ping());
            default -> Optional.empty();
        };
    }

    private static Optional<SignalMessage> signal(ObjectNode message) {
        return Http.text(message, "to").flatMap(to -> member(message, "data").map(data -> new Signal(to, data)));
    }

    private static Optional<JsonNode> member(ObjectNode message, String name) {
        return Optional.ofNullable(message.get(name)).filter(JsonNode::isObject);
    }
}
