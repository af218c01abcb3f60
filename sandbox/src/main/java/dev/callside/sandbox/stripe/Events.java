package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What has happened, told in the transaction in which it happens; {@link WebhookSender} carries it out later.
 *
 * @see <a href="https://docs.stripe.com/api/events">Events</a>
 * @see <a href="https://docs.stripe.com/event-destinations#thin-events">Thin events</a>
 */
record Events(Db db, StripeSettings settings, Instant now, String account, String requestId, String idempotencyKey) {

    Events(Call call) {
        this(call.db(), call.settings(), call.now(), call.account(), call.requestId(), call.idempotencyKey());
    }

    /** Something that nobody's API call did, such as a click in the dashboard. */
    static Events unasked(Db db, StripeSettings settings, Instant now, String account) {
        return new Events(db, settings, now, account, "", "");
    }

    void tell(String type, Thing about) {
        tell(type, about.body());
    }

    void tell(String type, ObjectNode object) {
        ObjectNode event = Json.object()
                .put("id", "evt_" + Ids.random(24))
                .put("object", "event")
                .put("api_version", StripeSettings.API_VERSION)
                .put("created", now.getEpochSecond());
        event.putObject("data").set("object", object.deepCopy());
        event.put("livemode", false).put("pending_webhooks", 1);
        event.putObject("request").put("id", orNull(requestId)).put("idempotency_key", orNull(idempotencyKey));
        event.put("type", type);
        if (!account.equals(StripeSettings.PLATFORM)) {
            event.put("account", account);
        }
        keep(type, event);
    }

    /** An event of the second version: it names the object and says nothing about it. */
    void tellThin(String type, String objectType, String objectId, String url) {
        ObjectNode event = Json.object()
                .put("id", "evt_test_" + Ids.random(34))
                .put("object", "v2.core.event")
                .put("type", type)
                .put("livemode", false)
                .put("created", now.truncatedTo(ChronoUnit.MILLIS).toString());
        event.putObject("related_object")
                .put("id", objectId)
                .put("type", objectType)
                .put("url", url);
        event.putNull("context");
        event.putNull("reason");
        keep(type, event);
    }

    private void keep(String type, ObjectNode event) {
        boolean thin = Json.text(event, "object").startsWith("v2");
        Thing thing = Thing.of(thin ? "v2.core.event" : "event", thin ? StripeSettings.PLATFORM : account, event);
        new ObjectStore(db).insert(thing, now);
        if (!settings.webhookUrl().isEmpty()) {
            db.update(
                    "insert into sandbox.stripe_deliveries (event_id, event_type, payload, due_at)"
                            + " values (?, ?, ?, ?)",
                    thing.id(),
                    type,
                    Json.pretty(event),
                    now);
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
