package dev.callside.practice.key;

import dev.callside.plugin.PracticeId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key, without its secret part.
 *
 * @param ending its last four characters, by which its owner knows it again
 * @param createdBy name of whoever made it
 * @param lastUsed to the minute
 */
public record ApiKey(
        UUID id,
        String name,
        String ending,
        Set<Scope> scopes,
        Instant created,
        String createdBy,
        Optional<Instant> lastUsed,
        Optional<Instant> revoked) {

    /** Whoever calls with one: the practice's own system. */
    public record Holder(PracticeId practice, UUID id, String name, Set<Scope> scopes) {}

    /** By which keys are told from sessions' tokens, and found in files where they don't belong. */
    public static final String PREFIX = "csk_";
}
