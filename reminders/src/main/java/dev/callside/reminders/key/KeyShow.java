package dev.callside.reminders.key;

import dev.callside.practice.key.ApiKey;

/** Which keys are shown. */
enum KeyShow {
    ALL,
    /** That let somebody in. */
    IN_USE,
    /** Of these, which nobody has called with yet. */
    NEVER_USED,
    REVOKED;

    boolean shows(ApiKey key) {
        return switch (this) {
            case ALL -> true;
            case IN_USE -> key.revoked().isEmpty();
            case NEVER_USED -> key.revoked().isEmpty() && key.lastUsed().isEmpty();
            case REVOKED -> key.revoked().isPresent();
        };
    }
}
