package dev.callside.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON over servlets, and problem details (RFC 9457) for everything that is refused. */
public final class Http {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    /** The body as an object; empty when it is anything else, or longer than any honest request of these pages. */
    public static Optional<ObjectNode> body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        return bytes.length > LONGEST_BODY ? Optional.empty() : object(new String(bytes, StandardCharsets.UTF_8));
    }

    public static Optional<ObjectNode> object(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A member that is text; empty when it is absent or anything else. */
    public static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    public static void send(HttpServletResponse response, int status, JsonNode json) throws IOException {
        send(response, status, "application/json", json.toString());
    }

    public static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    public static void problem(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        ObjectNode problem = object().put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        send(response, status, "application/problem+json", problem.toString());
    }
}
