package dev.callside.payments.stripe;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Of a webhook only that something happened to something: what it is now is asked. So it doesn't matter in which order
 * events come, nor of which API version they are.
 *
 * @param account the connected account
 * @param object id of what it is about; of a charge and of its dispute, whose PaymentIntent that is
 */
record StripeEvent(String id, String type, Optional<String> account, Optional<String> object) {

    private static final String THIN = "v2.core.event";
    private static final Pattern ACCOUNT_URL = Pattern.compile("/v2/core/accounts/(acct_\\w+)");

    /** Reads a snapshot event (v1) or a thin one (v2); empty if it is neither. */
    static Optional<StripeEvent> read(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            var json = reader.readObject();
            return Optional.of(json.getString("object", "").equals(THIN) ? thin(json) : snapshot(json));
        } catch (JsonException | ClassCastException | NullPointerException e) {
            // What JSON-P throws for text that is no JSON, a member of another type and a missing one.
            return Optional.empty();
        }
    }

    private static StripeEvent snapshot(JsonObject json) {
        var object = Optional.ofNullable(json.getJsonObject("data").getJsonObject("object"));
        return new StripeEvent(
                json.getString("id"),
                json.getString("type"),
                text(json, "account"),
                object.flatMap(about -> text(about, member(json.getString("type")))));
    }

    private static String member(String type) {
        return type.startsWith("charge.") ? "payment_intent" : "id";
    }

    /** Its {@code context} may be the platform, so that the account is read off what it is about, or a part of it. */
    private static StripeEvent thin(JsonObject json) {
        var related = Optional.ofNullable(json.get("related_object"))
                .filter(value -> value.getValueType() == JsonValue.ValueType.OBJECT)
                .map(JsonValue::asJsonObject);
        return new StripeEvent(
                json.getString("id"),
                json.getString("type"),
                related.flatMap(about -> text(about, "url")).flatMap(StripeEvent::account),
                related.flatMap(about -> text(about, "id")));
    }

    private static Optional<String> account(String url) {
        var found = ACCOUNT_URL.matcher(url);
        return found.lookingAt() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> text(JsonObject json, String member) {
        return Optional.ofNullable(json.getString(member, null));
    }
}
