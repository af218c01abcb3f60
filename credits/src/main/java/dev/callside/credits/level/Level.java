package dev.callside.credits.level;

import dev.callside.plugin.PracticeId;
import java.time.Instant;
import java.util.Optional;

/**
 * A level with what it has and what is set for it.
 *
 * @param practitioner of an individual level
 * @param creditsTo where the credits of a removed level went
 * @param posted what it has, with what is reserved
 * @param reserved for messages whose fate is not known yet
 * @param suspension why its top-up waits for a person
 */
public record Level(
        PracticeId practice,
        LevelId id,
        LevelKind kind,
        Optional<Practitioner> practitioner,
        LevelState state,
        Instant createdAt,
        Optional<Instant> removedAt,
        Optional<LevelId> creditsTo,
        long posted,
        long reserved,
        TopUp topUp,
        Optional<Suspension> suspension,
        AlertSettings alerts) {

    /** What can be spent. This is the balance that people are shown, and that thresholds and stages are held against. */
    public long available() {
        return posted - reserved;
    }

    public boolean active() {
        return state == LevelState.ACTIVE;
    }

    boolean of(Practitioner other) {
        return practitioner.filter(own -> own.id().equals(other.id())).isPresent();
    }
}
