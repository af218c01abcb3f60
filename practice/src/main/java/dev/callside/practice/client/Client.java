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
        boolean smsConsent,
        boolean emailConsent) {

    /** The same, with the other's word on whether they may be written to. */
    Client agreedAs(Client other) {
        return new Client(
                id, externalId, name, firstName, phone, email, language, zone, other.smsConsent, other.emailConsent);
    }
}
