package dev.callside.credits.level;

import dev.callside.credits.ledger.AccountId;
import dev.callside.plugin.PracticeId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A level of a practice. Its account in the ledger has the same id. */
public record LevelId(UUID value) {

    public LevelId {
        Objects.requireNonNull(value, "level id");
    }

    /** The group's is the practice's own, so that there can't be a second. */
    public static LevelId group(PracticeId practice) {
        return new LevelId(practice.value());
    }

    /** Empty for what is no UUID. */
    public static Optional<LevelId> parse(String text) {
        return uuid(text).map(LevelId::new);
    }

    /** Stricter than the JDK's, which takes {@code 1-1-1-1-1}. */
    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public AccountId account() {
        return new AccountId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
