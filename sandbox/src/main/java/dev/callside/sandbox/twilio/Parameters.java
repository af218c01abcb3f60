package dev.callside.sandbox.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What webhooks say. */
final class Parameters {

    private static final DateTimeFormatter DONE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    /** Of those whose numbers somebody here is likely to have. */
    private static final Map<String, String> COUNTRIES =
            Map.of("+354", "IS", "+44", "GB", "+49", "DE", "+61", "AU", "+64", "NZ", "+1", "US");

    private Parameters() {}

    /**
     * A message has become something else.
     *
     * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Status callbacks</a>
     */
    static Map<String, String> status(Message message, TwilioSettings settings, Instant now) {
        Map<String, String> parameters = new LinkedHashMap<>();
        message.trouble().ifPresent(trouble -> parameters.put("ErrorCode", Integer.toString(trouble.code())));
        parameters.put("SmsSid", message.sid());
        parameters.put("SmsStatus", message.status().label());
        parameters.put("MessageStatus", message.status().label());
        parameters.put("To", message.to());
        if (!message.service().isEmpty()) {
            parameters.put("MessagingServiceSid", message.service());
        }
        parameters.put("MessageSid", message.sid());
        parameters.put("AccountSid", settings.accountSid());
        parameters.put("From", message.from());
        parameters.put("ApiVersion", "2010-04-01");
        if (message.status() == Status.DELIVERED || message.status() == Status.UNDELIVERED) {
            parameters.put("RawDlrDoneDate", DONE.format(now));
        }
        return parameters;
    }

    /**
     * A person has written. Only Advanced Opt-Out, which a Messaging Service can have, says what a keyword means.
     *
     * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's request to your webhook</a>
     * @see <a href="https://www.twilio.com/docs/messaging/twiml#stop-and-opt-out">When there is an OptOutType</a>
     */
    static Map<String, String> received(Message message, TwilioSettings settings, Optional<Keyword> keyword) {
        Map<String, String> parameters = new LinkedHashMap<>();
        place(parameters, "To", message.to());
        place(parameters, "From", message.from());
        parameters.put("SmsMessageSid", message.sid());
        parameters.put("SmsSid", message.sid());
        parameters.put("MessageSid", message.sid());
        parameters.put("SmsStatus", "received");
        parameters.put("Body", message.body());
        parameters.put("NumMedia", "0");
        parameters.put("NumSegments", Integer.toString(message.segments()));
        parameters.put("To", message.to());
        parameters.put("From", message.from());
        parameters.put("AccountSid", settings.accountSid());
        parameters.put("ApiVersion", "2010-04-01");
        if (!message.service().isEmpty()) {
            parameters.put("MessagingServiceSid", message.service());
            keyword.ifPresent(said -> parameters.put("OptOutType", said.name()));
        }
        return parameters;
    }

    /** Country, and what is known of American numbers only: empty, and part of the signature all the same. */
    private static void place(Map<String, String> parameters, String whose, String number) {
        String country = COUNTRIES.entrySet().stream()
                .filter(prefix -> number.startsWith(prefix.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("");
        parameters.put(whose + "Country", country);
        for (String part : new String[] {"State", "City", "Zip"}) {
            parameters.put(whose + part, "");
        }
    }
}
