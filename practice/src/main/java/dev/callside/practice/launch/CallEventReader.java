package dev.callside.practice.launch;

import dev.callside.plugin.CallEvent;
import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.plugin.EventAnswer.Reason;
import dev.callside.plugin.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the body of a call event whose signature was checked. */
final class CallEventReader {

    private CallEventReader() {}

    static EventAnswer read(CallWebhook webhook) {
        try (var reader = Json.createReader(new StringReader(webhook.body()))) {
            var json = reader.readObject();
            var events = CallEvent.Type.named(json.getString("type"))
                    .map(type -> List.of(event(webhook.headers().get("webhook-id"), type, json)))
                    .orElse(List.of());
            return new EventAnswer.Accepted(events);
        } catch (RuntimeException e) {
            // JSON-P has an exception each for text that is no JSON, a member of another type and a missing one, and
            // throws a plain RuntimeException at what is nested too deeply.
            return new EventAnswer.Refused(Reason.MALFORMED);
        }
    }

    private static CallEvent event(String id, CallEvent.Type type, JsonObject json) {
        var data = json.getJsonObject("data");
        return new CallEvent(
                id,
                type,
                Instant.parse(json.getString("timestamp")),
                data.getString("deployment_id"),
                data.getString("call_id"),
                person(type, data));
    }

    private static Optional<CallEvent.Person> person(CallEvent.Type type, JsonObject data) {
        return switch (type) {
            case CALL_STARTED, CALL_ENDED -> Optional.empty();
            case PARTICIPANT_JOINED, PARTICIPANT_LEFT ->
                Optional.of(new CallEvent.Person(
                        data.getString("sub"),
                        Role.named(data.getJsonArray("roles").getValuesAs(JsonString::getString)),
                        data.getString("name", "")));
        };
    }
}
