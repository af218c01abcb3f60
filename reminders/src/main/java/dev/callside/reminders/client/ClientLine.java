package dev.callside.reminders.client;

import java.util.Optional;
import java.util.UUID;

/**
 * A client in the list.
 *
 * @param externalId the practice system's
 * @param language and {@code zone}: empty means the practice's
 */
record ClientLine(
        UUID id,
        String externalId,
        String name,
        String firstName,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> language,
        Optional<String> zone,
        Reach sms,
        Reach mail) {

    /** Whether they may be written to by a channel. */
    record Reach(boolean agreed, boolean optedOut) {}
}
