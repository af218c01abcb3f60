package dev.callside.reminders.key;

import dev.callside.practice.key.ApiKey;
import dev.callside.practice.key.Scope;
import java.time.Instant;
import java.util.List;

/**
 * A key, as far as it can be shown again.
 *
 * @param ending its last four characters
 * @param lastUsed to the minute; null if it never was
 * @param revoked null as long as it can be used
 */
public record KeyView(
        String id,
        String name,
        String ending,
        List<String> scopes,
        Instant created,
        String createdBy,
        Instant lastUsed,
        Instant revoked) {

    /**
     * A page of them: those in use first, then the newest.
     *
     * @param next what to ask for as {@code after} to see more; null if these are all
     */
    public record All(List<KeyView> keys, String next) {}

    /**
     * A key that was just made.
     *
     * @param secret shown this once; null if the same was asked for before
     */
    public record Made(KeyView key, String secret) {}

    static KeyView of(ApiKey key) {
        return new KeyView(
                key.id().toString(),
                key.name(),
                key.ending(),
                key.scopes().stream().map(Scope::label).sorted().toList(),
                key.created(),
                key.createdBy(),
                key.lastUsed().orElse(null),
                key.revoked().orElse(null));
    }
}
