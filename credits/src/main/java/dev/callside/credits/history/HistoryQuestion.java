package dev.callside.credits.history;

import dev.callside.credits.level.LevelId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which lines of a level's history, newest first.
 *
 * @param text found in who or reference, whatever its case; empty finds all
 * @param from written at this instant or later
 * @param to written before this instant
 * @param others levels that the text means: what came from them or went there is found as well
 * @param before lines before this one: {@link HistoryLine#seq} of the last of the page before
 */
public record HistoryQuestion(
        HistoryFilter filter,
        String text,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong before,
        int limit,
        Set<LevelId> others) {

    public HistoryQuestion(
            HistoryFilter filter,
            String text,
            Optional<Instant> from,
            Optional<Instant> to,
            OptionalLong before,
            int limit) {
        this(filter, text, from, to, before, limit, Set.of());
    }

    /** The same, where the text means these levels too. */
    public HistoryQuestion orWith(Set<LevelId> levels) {
        return new HistoryQuestion(filter, text, from, to, before, limit, levels);
    }

    public HistoryQuestion after(HistoryLine last) {
        return new HistoryQuestion(filter, text, from, to, OptionalLong.of(last.seq()), limit, others);
    }
}
