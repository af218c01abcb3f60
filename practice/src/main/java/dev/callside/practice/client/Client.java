package dev.callside.practice.client;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A patient of a practice.
 *
 * @param externalId the practice system's id of them
 * @param phone E.164, such as {@code +61491570156}
 * @param zone where they are; empty means where the practice is
 * @param smsConsent whether they agreed to SMS; empty if whoever tells of them says nothing of it
 * @param emailConsent the same for e-mail
 */
public record Client(
        UUID id,
        String externalId,
        String name,
        String firstName,
        Optional<String> phone,
        Optional<String> email,
        Optional<Locale> language,
        Optional<ZoneId> zone,
        Optional<Boolean> smsConsent,
        Optional<Boolean> emailConsent) {

    /** One of whom it is known what they agreed to. */
    public Client(
            UUID id,
            String externalId,
            String name,
            String firstName,
            Optional<String> phone,
            Optional<String> email,
            Optional<Locale> language,
            Optional<ZoneId> zone,
            boolean smsConsent,
            boolean emailConsent) {
        this(
                id,
                externalId,
                name,
                firstName,
                phone,
                email,
                language,
                zone,
                Optional.of(smsConsent),
                Optional.of(emailConsent));
    }

    /** The same, who says that of what they agree to. */
    public Client saying(Optional<Boolean> sms, Optional<Boolean> mail) {
        return new Client(id, externalId, name, firstName, phone, email, language, zone, sms, mail);
    }
}
