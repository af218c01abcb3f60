package dev.callside.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as the API shows it.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-properties">Message properties</a>
 */
final class MessageJson {

    /** RFC 2822, always in UTC and English. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private MessageJson() {}

    static ObjectNode of(Message message, TwilioSettings settings) {
        String uri = settings.path("/Messages/" + message.sid());
        ObjectNode json = Http.object()
                .put("account_sid", settings.accountSid())
                .put("api_version", "2010-04-01")
                .put("body", message.body())
                .put("date_created", DATE.format(message.createdAt()))
                .put("date_sent", date(message.sentAt()))
                .put("date_updated", DATE.format(message.updatedAt()))
                .put("direction", message.direction().label())
                .put("error_code", message.trouble().map(Trouble::code).orElse(null))
                .put("error_message", message.trouble().map(Trouble::message).orElse(null))
                .put("from", message.status() == Status.ACCEPTED ? null : message.from())
                .put("messaging_service_sid", message.service().isEmpty() ? null : message.service())
                .put("num_media", "0")
                .put("num_segments", Integer.toString(message.segments()))
                .putNull("price")
                .put("price_unit", "USD")
                .put("sid", message.sid())
                .put("status", message.status().label());
        json.putObject("subresource_uris").put("media", uri + "/Media.json");
        return json.put("to", message.to()).put("uri", uri + ".json");
    }

    private static String date(Optional<Instant> moment) {
        return moment.map(DATE::format).orElse(null);
    }
}
