package dev.callside.reminders.client;

import java.util.Optional;
import java.util.UUID;

/**
 * Which clients of a practice are asked for.
 *
 * @param text found in their name, address or id; empty if it is not asked for
 * @param after only who stands behind that client in the list
 */
record ClientQuestion(String text, Show show, Optional<UUID> after, int limit) {

    ClientQuestion after(UUID client) {
        return new ClientQuestion(text, show, Optional.of(client), limit);
    }

    ClientQuestion atMost(int most) {
        return new ClientQuestion(text, show, after, most);
    }
}
