package dev.callside.reminders.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages that this node can't read, or whose settings it can't, and leaves alone for a while. Nothing is written of that: while nodes
 * are upgraded another one may have planned or saved them, and sends them at once.
 */
final class Aside {

    /** Until they are looked at again: somebody has to upgrade this node, or to save them anew. */
    private static final Duration WHILE = Duration.ofMinutes(15);

    private final Map<UUID, Instant> until = new ConcurrentHashMap<>();

    void put(UUID message, Instant now) {
        until.put(message, now.plus(WHILE));
    }

    UUID[] ids(Instant now) {
        until.values().removeIf(end -> !now.isBefore(end));
        return until.keySet().toArray(UUID[]::new);
    }
}
