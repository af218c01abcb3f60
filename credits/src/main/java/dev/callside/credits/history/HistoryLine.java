package dev.callside.credits.history;

import dev.callside.credits.level.LevelId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a level's history.
 *
 * @param seq its place: smaller is older
 * @param id of the transfer
 * @param who did it, by name; empty if it happened by itself
 * @param other the level at the other end of a transfer
 * @param credits that came, or negative went
 * @param balanceAfter what the level had then, with what was reserved
 */
public record HistoryLine(
        long seq,
        UUID id,
        Instant at,
        HistoryKind kind,
        Optional<String> who,
        String reference,
        Optional<LevelId> other,
        long credits,
        long balanceAfter) {}
