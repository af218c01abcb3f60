package dev.callside.sandbox.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A message that is about to exist. */
record Draft(Direction direction, String from, String to, String service, String body, String callback, int validity) {

    /** What a program wants to send; it has passed {@link SendRules}. */
    static Draft of(Map<String, String> form, TwilioSettings settings) {
        String service = form.getOrDefault("MessagingServiceSid", "");
        String validity = form.getOrDefault("ValidityPeriod", "");
        return new Draft(
                Direction.OUTBOUND_API,
                service.isEmpty() ? form.get("From") : settings.serviceNumber(),
                form.get("To"),
                service,
                form.get("Body"),
                form.getOrDefault("StatusCallback", ""),
                validity.isEmpty() ? SendRules.LONGEST_VALIDITY : Integer.parseInt(validity));
    }

    /** What the answer to a webhook says to the one who wrote. */
    static Draft reply(Message to, String body) {
        return new Draft(
                Direction.OUTBOUND_REPLY, to.to(), to.from(), to.service(), body, "", SendRules.LONGEST_VALIDITY);
    }

    /** What is on the phone at once, because it was typed there, or because Twilio itself put it there. */
    static Draft phone(Direction direction, String from, String to, String service, String body) {
        return new Draft(direction, from, to, service, body, "", SendRules.LONGEST_VALIDITY);
    }

    Message begin(Fate fate, Instant now) {
        Status status = switch (direction) {
            case OUTBOUND_API -> service.isEmpty() ? Status.QUEUED : Status.ACCEPTED;
            case OUTBOUND_REPLY -> Status.QUEUED;
            case INBOUND -> Status.RECEIVED;
            case KEYWORD -> Status.DELIVERED;
        };
        Optional<Instant> there =
                status == Status.RECEIVED || status == Status.DELIVERED ? Optional.of(now) : Optional.empty();
        return new Message(
                Sids.next("SM"),
                0,
                direction,
                from,
                to,
                service,
                body,
                Segments.of(body).count(),
                status,
                Optional.empty(),
                fate,
                callback,
                Duration.ofSeconds(validity),
                now,
                now,
                there,
                there);
    }
}
