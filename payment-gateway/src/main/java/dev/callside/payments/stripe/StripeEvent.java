package dev.callside.payments.stripe;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;

/**
 * Of a webhook only that something happened to something: what it is now is asked. So it doesn't matter in which order
 * events come, nor of which API version they are.
 *
 * @param account the connected account
 * @param object id of what it is about
 */
record StripeEvent(String id, String type, Optional<String> account, Optional<String> object) {

    /** Reads a snapshot event (v1) or a thin one (v2); empty if it is neither. */
    static Optional<StripeEvent> read(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            var json = reader.readObject();
            var thin = json.containsKey("related_object");
            var object = thin
                    ? Optional.ofNullable(json.getJsonObject("related_object"))
                    : Optional.ofNullable(json.getJsonObject("data").getJsonObject("object"));
            return Optional.of(new StripeEvent(
                    json.getString("id"),
                    json.getString("type"),
                    text(json, thin ? "context" : "account"),
                    object.flatMap(o -> text(o, "id"))));
        } catch (JsonException | ClassCastException | NullPointerException e) {
            // What JSON-P throws for text that is no JSON, a member of another type and a missing one.
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject json, String member) {
        return Optional.ofNullable(json.getString(member, null));
    }
}
