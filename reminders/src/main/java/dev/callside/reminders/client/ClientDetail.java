package dev.callside.reminders.client;

import dev.callside.practice.client.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is known of a client.
 *
 * @param consents how it came to what they agree to, the newest first
 * @param optOuts when their number or address opted out and in again, the newest first
 * @param appointments that are still to come, the next first; at most ten
 */
public record ClientDetail(
        ClientView client, List<ConsentView> consents, List<OptOut> optOuts, List<Appointment> appointments) {

    /**
     * That they agreed to a channel, or took it back.
     *
     * @param channel {@code sms} or {@code email}
     * @param origin {@code api csv calendar fhir}, or {@code person} for somebody here
     * @param who a person's name or subject; for a key {@code key} and its name
     * @param reason a person's; absent where a system said it
     */
    public record ConsentView(String channel, boolean given, String origin, String who, String reason, Instant at) {}

    /**
     * That they want nothing more at their number or address, or something again.
     *
     * @param how {@code stop} or {@code start} by SMS, or {@code refused} by the provider because of a stop
     */
    public record OptOut(String channel, boolean optedOut, String how, Instant at) {}

    /**
     * {@code id} is the practice system's; {@code status} FHIR's.
     *
     * @param answer what the client replied: {@code none}, {@code yes}, {@code no}, or {@code attention} for anything else
     */
    public record Appointment(
            String id, String source, Instant start, String status, String type, String practitioner, String answer) {}

    static ConsentView of(Consent consent) {
        return new ConsentView(
                consent.channel().label(),
                consent.given(),
                consent.origin().name().toLowerCase(Locale.ROOT),
                consent.actor(),
                consent.reason().isEmpty() ? null : consent.reason(),
                consent.at());
    }
}
